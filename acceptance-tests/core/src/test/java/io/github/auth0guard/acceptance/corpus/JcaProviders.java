package io.github.auth0guard.acceptance.corpus;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import java.util.List;

/** Those that must all come to the same verdicts. */
public final class JcaProviders {
    private JcaProviders() {}

    /** The JDK's, and Amazon's where it runs. */
    public static List<Provider> all() {
        return amazonsRuns() ? List.of(new Jdk(), AmazonCorrettoCryptoProvider.INSTANCE) : List.of(new Jdk());
    }

    public static boolean amazonsRuns() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }

    /** The JDK spreads its algorithms over two providers; a verifier wants one that has them all. */
    private static final class Jdk extends Provider {
        private static final long serialVersionUID = 1;

        Jdk() {
            super("JDK", "1", "RSA and elliptic curves");
        }

        @Override
        public synchronized Service getService(String type, String algorithm) {
            Service rsa = Security.getProvider("SunRsaSign").getService(type, algorithm);
            return rsa != null ? rsa : Security.getProvider("SunEC").getService(type, algorithm);
        }
    }
}
