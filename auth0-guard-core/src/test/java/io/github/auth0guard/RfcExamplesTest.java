package io.github.auth0guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.dpop.DpopVerifier;
import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.json.JsonLimits;
import io.github.auth0guard.json.StrictJson;
import io.github.auth0guard.jwks.SenderJwk;
import io.github.auth0guard.jws.CompactJws;
import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples that the standards print, with the clock at the time they were made. */
class RfcExamplesTest {
    /** RFC 9449 figure 12: not a JWT, which the proof does not mind. */
    private static final String TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

    /** RFC 9449 figures 8 and 9: what that token stands for. */
    private static final String CLAIMS = "{\"sub\":\"someone@example.com\",\"iss\":\"https://server.example.com\","
            + "\"nbf\":1562262611,\"exp\":1562266216,"
            + "\"cnf\":{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}}";

    private static final String HEADER = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4"
            + "dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERW"
            + "clUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19";

    /** RFC 9449 figure 2: for the token endpoint. */
    private static final String TOKEN_REQUEST_PROOF = HEADER
            + ".eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2Vu"
            + "IiwiaWF0IjoxNTYyMjYyNjE2fQ"
            + ".2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

    /** RFC 9449 figure 12: for the resource. */
    private static final String RESOURCE_PROOF = HEADER
            + ".eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90"
            + "ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFF"
            + "byJ9"
            + ".2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

    private static final Clock THEN = Clock.fixed(Instant.ofEpochSecond(1562262618), ZoneOffset.UTC);

    private final DpopVerifier verifier =
            new DpopVerifier(DpopPolicy.builder(DpopMode.REQUIRED).clock(THEN).build());

    @Test
    void rfc9449TheResourceRequest() throws Exception {
        AccessToken token = token();
        assertThatCode(() -> verifier.verify(
                        token, List.of(RESOURCE_PROOF), "GET", "https://resource.example.org/protectedresource"))
                .doesNotThrowAnyException();
    }

    @Test
    void rfc9449TheTokenRequestsProofIsNoneForAResource() throws Exception {
        AccessToken token = token();
        InvalidDpopProofException refusal = catchThrowableOfType(
                InvalidDpopProofException.class,
                () -> verifier.verify(token, List.of(TOKEN_REQUEST_PROOF), "POST", "https://server.example.com/token"));
        assertThat(refusal.reason()).isEqualTo(Reason.DPOP_CLAIM_MISSING);
    }

    @Test
    void rfc9449BothProofsAreSignedByTheKeyOfTheThumbprint() {
        for (String proof : List.of(TOKEN_REQUEST_PROOF, RESOURCE_PROOF)) {
            CompactJws jws = CompactJws.parse(proof, 10_000);
            SenderJwk key = new SenderJwk((Map<?, ?>) jws.header().members().get("jwk"));
            assertThat(key.thumbprint()).contains("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
            assertThatCode(() -> key.forAlgorithm(SignatureAlgorithm.ES256, SignatureProvider.ofPlatform())
                            .orElseThrow()
                            .verify(jws))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void rfc7638TheThumbprintOfAnRsaKey() throws Exception {
        SenderJwk key = new SenderJwk(StrictJson.parseObject(
                ("{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1"
                                + "L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0"
                                + "_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQF"
                                + "h6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\",\"e\":\"AQAB\","
                                + "\"alg\":\"RS256\",\"kid\":\"2011-04-29\"}")
                        .getBytes(UTF_8),
                JsonLimits.TOKEN));
        assertThat(key.thumbprint()).contains("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void rfc8037TheThumbprintOfAnEd25519Key() {
        SenderJwk key = new SenderJwk(
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertThat(key.thumbprint()).contains("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    private static AccessToken token() throws Exception {
        return new AccessToken(
                TOKEN, new TokenClaims(StrictJson.parseObject(CLAIMS.getBytes(UTF_8), JsonLimits.TOKEN)));
    }
}
