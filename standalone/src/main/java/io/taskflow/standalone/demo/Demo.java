package io.taskflow.standalone.demo;

import io.taskflow.command.importing.EventLogUpload;
import io.taskflow.command.importing.ImportReport;
import io.taskflow.command.importing.ImportState;
import io.taskflow.command.importing.Imports;
import io.taskflow.command.workspace.createworkspace.CreateWorkspace;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the first admin a workspace with two years of a team's work, once: workspace and import have ids that never
 * change, so a later start finds them, and goes on where an earlier one was ended.
 */
@Component
@ConditionalOnBooleanProperty("taskflow.demo")
class Demo implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final UUID WORKSPACE = UUID.fromString("01900000-0000-7000-8000-00000000de30");
    private static final long FIRST_IMPORT_MOST = 0x01900000_0000_7000L;
    private static final long FIRST_IMPORT_LEAST = 0x80000000_de300000L;
    private static final int MOST_ATTEMPTS = 100;
    private static final long SEED = 24;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 10;

    private final CommandDispatcher commands;
    private final Imports imports;
    private final JdbcClient jdbc;
    private final Lock making = new ReentrantLock();
    private volatile boolean ended;

    Demo(CommandDispatcher commands, Imports imports, JdbcClient jdbc) {
        this.commands = commands;
        this.imports = imports;
        this.jdbc = jdbc;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        making.lock();
        try {
            UUID admin = jdbc.sql("SELECT id FROM account.account WHERE system_admin ORDER BY created_at, id LIMIT 1")
                    .query(UUID.class)
                    .single();
            createWorkspace(admin);
            await(start(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A server that is told to stop takes the database away from under it.
            if (ready.getApplicationContext().isActive()) {
                LOG.error("the demo could not be made; the next start with --demo tries again", e);
            }
        } finally {
            making.unlock();
        }
    }

    /** Lets a step that has begun end while there is a database: one that has lost it complains. */
    @Override
    public void destroy() throws InterruptedException {
        ended = true;
        if (making.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            making.unlock();
        }
    }

    private void createWorkspace(UUID admin) {
        try {
            commands.send(new CreateWorkspace(admin, WORKSPACE, "Demo", "Europe/Berlin", "en"), Map.of(), append -> {});
        } catch (AggregateStreamCreationException exists) {
            LOG.debug("the demo has its workspace", exists);
        }
    }

    /** The import that is under way, complete, or begun now because there is none or only failed ones. */
    private UUID start(UUID admin) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            UUID id = new UUID(FIRST_IMPORT_MOST, FIRST_IMPORT_LEAST + attempt);
            Optional<ImportReport> earlier = find(id);
            if (earlier.isEmpty()) {
                LOG.info("making two years of a team's history");
                imports.start(WORKSPACE, admin, upload(id));
                return id;
            }
            if (earlier.get().state() != ImportState.FAILED || resumed(id)) {
                return id;
            }
        }
        throw new IllegalStateException("every attempt to import it has failed");
    }

    private Optional<ImportReport> find(UUID id) {
        try {
            return Optional.of(imports.report(id));
        } catch (ProblemException e) {
            return onlyIf(ProblemType.NOT_FOUND, e, Optional.empty());
        }
    }

    private boolean resumed(UUID id) {
        try {
            imports.resume(id);
            return true;
        } catch (ProblemException e) {
            return onlyIf(ProblemType.IMPORT_STATE, e, false);
        }
    }

    private static <T> T onlyIf(ProblemType expected, ProblemException refusal, T answer) {
        if (refusal.type() != expected) {
            throw refusal;
        }
        return answer;
    }

    private static EventLogUpload upload(UUID id) {
        byte[] csv = DemoLog.upTo(Instant.now(), SEED).getBytes(StandardCharsets.UTF_8);
        return new EventLogUpload(id, "demo.csv", new ByteArrayResource(csv), DemoLog.MAPPING, false);
    }

    private void await(UUID id) throws InterruptedException {
        while (!ended) {
            ImportReport report = imports.report(id);
            switch (report.state()) {
                case QUEUED, RUNNING -> Thread.sleep(LOOK_EVERY_MILLIS);
                case COMPLETED -> {
                    return;
                }
                case FAILED, CANCELLED -> {
                    LOG.error("the demo's import ended {}: {}", report.state(), report.detail());
                    return;
                }
            }
        }
    }
}
