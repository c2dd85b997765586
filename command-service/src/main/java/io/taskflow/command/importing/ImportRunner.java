package io.taskflow.command.importing;

import io.taskflow.command.importing.ImportWork.LetGoException;
import io.taskflow.events.id.UuidV7;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works on accepted imports, those of this process and those another one left behind. A lease keeps two from doing the
 * same at once; should they nevertheless, the log's claims let each append happen once.
 */
final class ImportRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int WORKERS = 2;
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final ImportParts parts;
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    ImportRunner(ImportParts parts) {
        this.parts = parts;
    }

    /** An import was accepted: no need to wait for the next look. */
    void wake() {
        wake.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= WORKERS; i++) {
            workers.add(Thread.ofPlatform().name("import-" + i).daemon().start(this::work));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake.release(WORKERS);
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        UUID holder = UuidV7.next();
        while (running) {
            try {
                Optional<ImportJob> job = parts.store().take(holder, ImportWork.LEASE);
                if (job.isPresent()) {
                    work(job.get(), holder);
                } else {
                    wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("cannot look for imports now", e);
                pause();
            }
        }
    }

    private void work(ImportJob job, UUID holder) throws InterruptedException {
        try {
            switch (job.phase()) {
                case READING, ORDERING -> abandon(job);
                case APPLYING, OPENING, SHOWING -> {
                    if (job.state() == ImportState.CANCELLED) {
                        clear(job);
                    } else {
                        if (job.nextStep() == 1) {
                            LOG.info("import {} begins: {} steps", job.id(), job.steps());
                        } else {
                            LOG.info("import {} goes on at step {} of {}", job.id(), job.nextStep(), job.steps());
                        }
                        new ImportWork(parts, job, holder, () -> !running).run();
                    }
                }
                case ENDED -> parts.store().end(job.id());
            }
        } catch (LetGoException e) {
            parts.store().release(holder);
        } catch (SQLException | RuntimeException e) {
            failed(job, holder, e);
        }
    }

    private void failed(ImportJob job, UUID holder, Exception failure) {
        boolean ours = parts.store()
                .job(job.id())
                .filter(now -> now.state() == ImportState.RUNNING)
                .isPresent();
        if (ours && running) {
            LOG.error("import {} failed", job.id(), failure);
            parts.store()
                    .fail(job.id(), "internal", "It failed here, and can go on from where it stands: resume it", true);
        } else {
            LOG.info("import {} was let go: {}", job.id(), failure.toString());
            parts.store().release(holder);
        }
    }

    /** Its upload never came to an end, so its client never had an answer. */
    private void abandon(ImportJob job) throws SQLException {
        undo(parts, job);
        if (job.state() == ImportState.CANCELLED) {
            parts.store().end(job.id());
        } else {
            parts.store().fail(job.id(), "invalid-file", "The upload broke off; send the file again", false);
        }
    }

    private void clear(ImportJob job) throws SQLException {
        undo(parts, job);
        parts.store().end(job.id());
    }

    /** Gives back what an import took. Its boards stay hidden for good. */
    static void undo(ImportParts parts, ImportJob job) throws SQLException {
        parts.claims().giveBack(job);
        new Staging(parts.database(), job.id()).drop();
    }

    private void pause() {
        try {
            wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
