package io.github.auth0guard.jws;

import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JCA provider that does the arithmetic of signatures. Immutable and thread-safe. */
public final class SignatureProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureProvider.class);

    /** Amazon Corretto Crypto Provider: native code, several times faster with elliptic curves than the JDK's own. */
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final @Nullable Provider preferred;

    private SignatureProvider(@Nullable Provider preferred) {
        this.preferred = preferred;
    }

    /**
     * Takes one provider, and the platform's own for what it does not offer.
     *
     * @param provider the provider; it need not be registered with {@link java.security.Security}
     * @return the choice
     */
    public static SignatureProvider of(Provider provider) {
        return new SignatureProvider(provider);
    }

    /**
     * Takes whatever the platform prefers ({@link java.security.Security#getProviders()}).
     *
     * @return the choice
     */
    public static SignatureProvider ofPlatform() {
        return new SignatureProvider(null);
    }

    /**
     * Takes the fastest provider on the class path that is healthy: Amazon's, or else what the platform prefers.
     *
     * @return the choice
     */
    public static SignatureProvider fastest() {
        try {
            Class<?> type = Class.forName(NATIVE, true, SignatureProvider.class.getClassLoader());
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return of(provider);
        } catch (ClassNotFoundException e) {
            return ofPlatform();
        } catch (InvocationTargetException e) {
            // Of the wrong platform, or it failed its own tests.
            LOG.warn(
                    "Amazon Corretto Crypto Provider is on the class path but not usable: {}",
                    e.getTargetException().toString());
            return ofPlatform();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            LOG.warn("Amazon Corretto Crypto Provider is on the class path but not usable: {}", e.toString());
            return ofPlatform();
        }
    }

    /**
     * Says what the provider lacks. What the platform prefers lacks nothing.
     *
     * @param algorithms what it should offer
     * @return a sentence for each one that it does not offer, for whoever configures it
     */
    public List<String> problemsWith(Collection<SignatureAlgorithm> algorithms) {
        return algorithms.stream()
                .filter(algorithm -> !offers(algorithm))
                .map(algorithm -> "jcaProvider " + name() + " does not offer " + algorithm + " (" + algorithm.jcaName()
                        + "); choose another one, or leave it out")
                .toList();
    }

    private boolean offers(SignatureAlgorithm algorithm) {
        return preferred == null || preferred.getService("Signature", algorithm.jcaName()) != null;
    }

    /**
     * Returns the chosen provider's name and version, for logs.
     *
     * @return a name, or that the platform decides
     */
    public String name() {
        return preferred == null ? "the platform's providers" : preferred.getName() + ' ' + preferred.getVersionStr();
    }

    /** The provider that verifies with this key. */
    Provider providerFor(SignatureAlgorithm algorithm, PublicKey key) {
        try {
            Signature signature = preferred != null && offers(algorithm)
                    ? Signature.getInstance(algorithm.jcaName(), preferred)
                    : Signature.getInstance(algorithm.jcaName());
            // Without a provider of choice it is the key that decides: the first that takes it.
            signature.initVerify(key);
            return signature.getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No JCA provider verifies " + algorithm + " with this key", e);
        }
    }
}
