package io.github.auth0guard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.github.auth0guard.IssuerVerifier;
import io.github.auth0guard.TokenVerifier;
import io.github.auth0guard.dpop.DpopMode;
import io.github.auth0guard.dpop.DpopNonces;
import io.github.auth0guard.dpop.DpopPolicy;
import io.github.auth0guard.test.TestIssuer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A DPoP client that somebody else wrote (Nimbus OAuth SDK) gets a bound token and uses it at the demo. */
class NimbusDpopClientTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private IssuerVerifier verifier;
    private ECKey key;
    private DPoPProofFactory proofs;

    @BeforeEach
    void makeClient() throws Exception {
        verifier = TokenVerifier.forDomain(ISSUER.url())
                .audience(ISSUER.audience())
                .build();
        key = new ECKeyGenerator(Curve.P_256).generate();
        proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
    }

    @AfterEach
    void close() {
        verifier.close();
    }

    @Test
    void itsProofsAreAcceptedWithoutNonces() throws Exception {
        try (DemoServer demo = start(DpopPolicy.of(DpopMode.REQUIRED))) {
            DPoPAccessToken token = fetchToken();
            HTTPResponse response = call(demo, token, null);
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getBody()).contains("Welcome");
            assertThat(response.getDPoPNonce()).isNull();
        }
    }

    @Test
    void itsProofsAreAcceptedWithNonces() throws Exception {
        DpopPolicy policy =
                DpopPolicy.builder(DpopMode.ALLOWED).nonces(DpopNonces.random()).build();
        try (DemoServer demo = start(policy)) {
            DPoPAccessToken token = fetchToken();
            HTTPResponse refused = call(demo, token, null);
            assertThat(refused.getStatusCode()).isEqualTo(401);
            assertThat(refused.getHeaderValues("WWW-Authenticate"))
                    .anySatisfy(challenge -> assertThat(challenge).contains("error=\"use_dpop_nonce\""));

            HTTPResponse accepted = call(demo, token, refused.getDPoPNonce());
            assertThat(accepted.getStatusCode()).isEqualTo(200);
            assertThat(accepted.getHeaderValue("Cache-Control")).isEqualTo("no-store");
            assertThat(call(demo, token, accepted.getDPoPNonce()).getStatusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void itsRequestCannotBeSentTwice() throws Exception {
        try (DemoServer demo = start(DpopPolicy.of(DpopMode.ALLOWED))) {
            HTTPRequest request = request(demo, fetchToken(), null);
            assertThat(request.send().getStatusCode()).isEqualTo(200);
            HTTPResponse replayed = request.send();
            assertThat(replayed.getStatusCode()).isEqualTo(401);
            assertThat(replayed.getHeaderValues("WWW-Authenticate"))
                    .anySatisfy(challenge -> assertThat(challenge).startsWith("DPoP error=\"invalid_dpop_proof\""));
        }
    }

    @Test
    void aThiefWithAnotherKeyGetsNothing() throws Exception {
        try (DemoServer demo = start(DpopPolicy.of(DpopMode.ALLOWED))) {
            DPoPAccessToken stolen = fetchToken();
            proofs = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
            assertThat(call(demo, stolen, null).getStatusCode()).isEqualTo(401);
            HTTPRequest asBearer = new HTTPRequest(HTTPRequest.Method.GET, URI.create(demo.url() + "/messages"));
            asBearer.setAuthorization("Bearer " + stolen.getValue());
            assertThat(asBearer.send().getStatusCode()).isEqualTo(401);
        }
    }

    private DemoServer start(DpopPolicy policy) throws Exception {
        DemoServer demo = new DemoServer(0, verifier, ISSUER.url(), policy);
        demo.start();
        return demo;
    }

    /** With a proof for the token endpoint, so that the token is bound to the client's key. */
    private DPoPAccessToken fetchToken() throws Exception {
        URI endpoint = URI.create(ISSUER.url() + "oauth/token");
        HTTPRequest request = new TokenRequest.Builder(
                        endpoint,
                        new ClientSecretPost(new ClientID("client"), new Secret("secret")),
                        new ClientCredentialsGrant())
                .scope(new Scope("read:messages"))
                .customParameter("audience", ISSUER.audience())
                .build()
                .toHTTPRequest();
        request.setDPoP(proofs.createDPoPJWT("POST", endpoint));
        AccessToken token = TokenResponse.parse(request.send())
                .toSuccessResponse()
                .getTokens()
                .getAccessToken();
        assertThat(token).isInstanceOf(DPoPAccessToken.class);
        return (DPoPAccessToken) token;
    }

    private HTTPResponse call(DemoServer demo, DPoPAccessToken token, Nonce nonce) throws Exception {
        return request(demo, token, nonce).send();
    }

    private HTTPRequest request(DemoServer demo, DPoPAccessToken token, Nonce nonce) throws Exception {
        URI url = URI.create(demo.url() + "/messages");
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, url);
        request.setAuthorization(token.toAuthorizationHeader());
        request.setDPoP(proofs.createDPoPJWT("GET", url, token, nonce));
        return request;
    }
}
