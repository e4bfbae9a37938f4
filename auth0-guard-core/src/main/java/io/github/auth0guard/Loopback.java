package io.github.auth0guard;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that never leave this machine, judged by name and without a look-up (RFC 8252 §8.3, RFC 6761 §6.3). */
final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Loopback() {}

    static boolean isLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.equals("[::1]")
                || IPV4.matcher(lower).matches();
    }
}
