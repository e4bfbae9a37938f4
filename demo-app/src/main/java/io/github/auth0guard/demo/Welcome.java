package io.github.auth0guard.demo;

import java.io.PrintStream;
import java.util.Optional;

/** What the demo says when it is up: lines to paste into another terminal. */
record Welcome(String api, String audience, Optional<String> localIssuer) {
    void print(PrintStream out) {
        out.println();
        out.println("The API is up at " + api + " for tokens with the audience " + audience);
        out.println();
        out.println("  curl -i " + api + "/public");
        out.println("  curl -i " + api + "/");
        localIssuer.ifPresent(issuer -> printTokens(out, issuer));
        out.println();
        out.println("Ctrl+C stops it.");
        out.flush();
    }

    private void printTokens(PrintStream out, String issuer) {
        out.println();
        out.println("  *** AUTH0_DOMAIN is not set: tokens come from a LOCAL TEST ISSUER at " + issuer + " ***");
        out.println("  *** It gives anybody any token. Set AUTH0_DOMAIN and AUTH0_AUDIENCE for a real tenant. ***");
        out.println();
        out.println(tokenLine("TOKEN", issuer, "read:messages read:reports"));
        out.println("  curl -i -H \"Authorization: Bearer $TOKEN\" " + api + "/");
        out.println("  curl -i -H \"Authorization: Bearer $TOKEN\" " + api + "/whoami");
        out.println("  curl -i -H \"Authorization: Bearer $TOKEN\" " + api + "/messages");
        out.println("  curl -i -H \"Authorization: Bearer $TOKEN\" " + api + "/reports");
        out.println();
        out.println("  And one without any scope, for which /messages answers 403:");
        out.println(tokenLine("PLAIN", issuer, ""));
        out.println("  curl -i -H \"Authorization: Bearer $PLAIN\" " + api + "/messages");
    }

    /** sed takes the token out of the JSON answer, so that nothing beyond a shell and curl is needed. */
    private String tokenLine(String variable, String issuer, String scope) {
        return "  " + variable + "=$(curl -s " + issuer + "oauth/token -d grant_type=client_credentials"
                + " -d client_id=demo -d client_secret=demo -d audience=" + audience
                + (scope.isEmpty() ? "" : " -d 'scope=" + scope + "'")
                + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
    }
}
