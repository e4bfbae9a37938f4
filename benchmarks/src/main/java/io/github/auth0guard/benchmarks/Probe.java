package io.github.auth0guard.benchmarks;

public class Probe {}
