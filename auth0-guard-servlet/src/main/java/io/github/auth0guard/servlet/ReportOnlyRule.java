package io.github.auth0guard.servlet;

import io.github.auth0guard.AccessRule;
import io.github.auth0guard.AccessToken;
import io.github.auth0guard.error.AuthException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rule that is tried out: until a day it lets every valid token pass, and logs and counts those that it would refuse.
 * From that day on it is enforced. Thread-safe.
 *
 * <pre>{@code
 * Policy.builder().servlet("reports").all(ReportOnlyRule.until(LocalDate.of(2027, 1, 31), Scopes.allOf("read:reports")))
 * }</pre>
 */
public final class ReportOnlyRule implements AccessRule {
    private static final Logger LOG = LoggerFactory.getLogger(ReportOnlyRule.class);

    private final LocalDate until;
    private final AccessRule rule;
    private final Clock clock;
    private final LongAdder wouldHaveRefused = new LongAdder();

    ReportOnlyRule(LocalDate until, AccessRule rule, Clock clock) {
        this.until = Objects.requireNonNull(until, "until");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.clock = clock;
        if (isEnforced()) {
            LOG.warn("Trying out ended on {}, so this is enforced; remove the report-only mark: {}", until, rule);
        } else {
            LOG.warn("NOT ENFORCED, report only until {}: {}", until, rule);
        }
    }

    /**
     * Tries a rule out.
     *
     * @param until the first day, in UTC, on which the rule is enforced
     * @param rule the rule
     * @return the rule in report-only mode
     */
    public static ReportOnlyRule until(LocalDate until, AccessRule rule) {
        return new ReportOnlyRule(until, rule, Clock.systemUTC());
    }

    /**
     * Counts.
     *
     * @return how many requests the rule would have refused so far
     */
    public long wouldHaveRefused() {
        return wouldHaveRefused.sum();
    }

    private boolean isEnforced() {
        return !clock.instant().isBefore(until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public boolean isSatisfiedBy(AccessToken token) {
        if (rule.isSatisfiedBy(token)) {
            return true;
        }
        if (isEnforced()) {
            return false;
        }
        wouldHaveRefused.increment();
        LOG.warn("Would refuse: reason={} enforcedFrom={}", rule.refusal(token).reason(), until);
        return true;
    }

    @Override
    public AuthException refusal(AccessToken token) {
        return rule.refusal(token);
    }

    @Override
    public Set<String> scopes() {
        return rule.scopes();
    }

    @Override
    public String toString() {
        return "report only until " + until + ": " + rule;
    }
}
