package io.taskflow.command.importing;

import io.taskflow.eventstore.Appender;
import io.taskflow.support.events.EventCodec;
import jakarta.servlet.MultipartConfigElement;
import javax.sql.DataSource;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The importer's beans. */
@Configuration(proxyBeanMethods = false)
@Import(ImportApi.class)
public class ImportConfiguration {
    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Bean
    ImportParts importParts(DataSource database, Appender appender, EventCodec codec) {
        JdbcClient sql = JdbcClient.create(database);
        var store = new ImportStore(sql);
        return new ImportParts(
                store,
                new ImportClaims(appender, store, codec),
                new Placeholders(appender, database, codec),
                appender,
                database,
                codec,
                new ProjectionViews(sql));
    }

    @Bean
    ImportRunner importRunner(ImportParts parts) {
        return new ImportRunner(parts);
    }

    @Bean
    Imports imports(ImportParts parts, ImportRunner runner) {
        return new Imports(parts, runner);
    }

    @Bean
    ImportRights importRights(DataSource database) {
        return new ImportRights(JdbcClient.create(database));
    }

    /** Parts of an upload go to disk, not to memory; nothing else takes multipart. */
    @Bean
    MultipartConfigElement multipartConfig() {
        var limits = new MultipartConfigFactory();
        limits.setMaxFileSize(DataSize.ofBytes(Imports.MOST_BYTES));
        limits.setMaxRequestSize(DataSize.ofBytes(Imports.MOST_BYTES + FORM.toBytes()));
        limits.setFileSizeThreshold(DataSize.ofBytes(0));
        return limits.createMultipartConfig();
    }
}
