package io.taskflow.standalone.postgres;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The server's settings, given on its command line, where nothing in the data directory can undo them.
 * Durability is not for choice; the rest suits a small machine that it shares with the JVM.
 */
final class PostgresSettings {

    private PostgresSettings() {}

    static Map<String, String> of(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", ""); // the driver speaks TCP only
        settings.put("max_connections", "80");

        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");

        settings.put("shared_buffers", sharedBuffersMegabytes(physicalMemory()) + "MB");
        settings.put("effective_cache_size", Math.max(512, physicalMemory() / (2 << 20)) + "MB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("wal_buffers", "16MB");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off"); // its compilation costs more than our short statements
        settings.put("autovacuum_naptime", "15s");

        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // A file a weekday, each overwritten after a week: the log never outgrows that.
        settings.put("logging_collector", "on");
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_rotation_age", "1d");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_line_prefix", "%m [%p] ");
        return settings;
    }

    /** An eighth of the machine, between 128 and 512 MB: the operating system caches the rest. */
    static long sharedBuffersMegabytes(long physicalMemoryBytes) {
        return Math.clamp(physicalMemoryBytes / 8 >> 20, 128, 512);
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 1L << 30;
    }

    static List<String> arguments(int port) {
        return of(port).entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
