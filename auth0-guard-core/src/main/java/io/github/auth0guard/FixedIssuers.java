package io.github.auth0guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issuers that are known beforehand. */
record FixedIssuers(Map<String, IssuerVerifier> byIssuer) implements MultiIssuerVerifier.Issuers {
    static FixedIssuers of(IssuerVerifier... verifiers) {
        Map<String, IssuerVerifier> byIssuer = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (IssuerVerifier verifier : verifiers) {
            if (byIssuer.put(verifier.issuer(), verifier) != null) {
                problems.add("issuer " + verifier.issuer()
                        + " is there twice; give one verifier all of its audiences instead");
            }
        }
        if (byIssuer.isEmpty()) {
            problems.add("name at least one issuer");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new FixedIssuers(Map.copyOf(byIssuer));
    }

    @Override
    public Optional<IssuerVerifier> find(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    @Override
    public Collection<IssuerVerifier> known() {
        return byIssuer.values();
    }
}
