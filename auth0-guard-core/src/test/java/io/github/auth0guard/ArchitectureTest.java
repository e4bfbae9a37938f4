package io.github.auth0guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.auth0guard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule eachPackageKnowsOnlyThoseBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("error")
            .definedBy("io.github.auth0guard.error")
            .layer("json")
            .definedBy("io.github.auth0guard.json")
            .layer("jws")
            .definedBy("io.github.auth0guard.jws")
            .layer("diagnosis")
            .definedBy("io.github.auth0guard.diagnosis")
            .layer("keys")
            .definedBy("io.github.auth0guard.keys")
            .layer("jwks")
            .definedBy("io.github.auth0guard.jwks")
            .layer("root")
            .definedBy("io.github.auth0guard")
            .layer("dpop")
            .definedBy("io.github.auth0guard.dpop")
            .layer("http")
            .definedBy("io.github.auth0guard.http")
            .whereLayer("http")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dpop")
            .mayOnlyBeAccessedByLayers("http")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("dpop", "http")
            .whereLayer("jwks")
            .mayOnlyBeAccessedByLayers("root", "dpop")
            .whereLayer("keys")
            .mayOnlyBeAccessedByLayers("jwks", "root")
            .whereLayer("diagnosis")
            .mayOnlyBeAccessedByLayers("root", "http")
            .whereLayer("jws")
            .mayOnlyBeAccessedByLayers("jwks", "root", "dpop", "http", "diagnosis");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.github.auth0guard.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jsonIsOursAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "com.google.common..", "jakarta..");

    @ArchTest
    static final ArchRule nothingIsCalledImplOrUtil = classes()
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper");
}
