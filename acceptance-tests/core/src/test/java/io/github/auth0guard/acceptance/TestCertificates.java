package io.github.auth0guard.acceptance;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Two client certificates. */
final class TestCertificates {
    /** RFC 8705 appendix A. */
    static final String RFC_BASE64 = "MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAx"
            + "ODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnhxx"
            + "zFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwIDSQAwRgIhAP0RC1E+vwJD"
            + "/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=";

    /** RFC 8705 appendix A, as it prints it. */
    static final String RFC_THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";

    static final X509Certificate RFC = of(RFC_BASE64);

    static final X509Certificate OTHER =
            of("MIIBfTCCASOgAwIBAgIUKrYv+MYXAJZFAldzKg09OvLJUp8wCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIY2xpZW50LWEwIBcNMjYx"
                    + "MTIzMjIwNzIxWhgPMjEyNjEwMzAyMjA3MjFaMBMxETAPBgNVBAMMCGNsaWVudC1hMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEE2vDyoSjhJ"
                    + "Qifmbuog/Idws95DESm0Ka8KtfMcvggVTjZkqrJB1gSGWPOnhZaAA/navdaPw+PJwhtQOlX0G2VqNTMFEwHQYDVR0OBBYEFKf4pbO7m9A82OHp"
                    + "BshzovsW1r/aMB8GA1UdIwQYMBaAFKf4pbO7m9A82OHpBshzovsW1r/aMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhALsnkL"
                    + "BjJ5EZscQjQRxrL3FVGXE9ThaZo1Bcjtv+AXNFAiBvmJV6MpicEKj58b/A3fFabuhKq0QmqIsJZ4D/+xnzWw==");

    private TestCertificates() {}

    private static X509Certificate of(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
