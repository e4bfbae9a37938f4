package io.github.auth0guard.jwks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Time that a test moves; what is due runs on the thread that moves it. */
final class MovableTiming implements Timing {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // wraps around soon, as it may
    private final AtomicReference<Instant> wallClock = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    private record Task(long due, Runnable work) {}

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant now() {
        return wallClock.get();
    }

    @Override
    public double random() {
        return 0;
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Task task = new Task(nanos.get() + delay.toNanos(), work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Lets time pass, running what becomes due at its own time. */
    void advance(Duration by) {
        long end = nanos.get() + by.toNanos();
        while (true) {
            Task next = tasks.stream()
                    .filter(task -> task.due() - end <= 0)
                    .min(Comparator.comparingLong(task -> task.due() - end))
                    .orElse(null);
            if (next == null) {
                break;
            }
            tasks.remove(next);
            moveTo(next.due());
            next.work().run();
        }
        moveTo(end);
    }

    /** Lets time pass without running anything: as if the machine slept. */
    void skip(Duration by) {
        moveTo(nanos.get() + by.toNanos());
    }

    private void moveTo(long to) {
        long by = Math.max(0, to - nanos.get());
        nanos.addAndGet(by);
        wallClock.updateAndGet(instant -> instant.plusNanos(by));
    }

    void jumpWallClock(Duration by) {
        wallClock.updateAndGet(instant -> instant.plus(by));
    }

    int planned() {
        return tasks.size();
    }
}
