package io.sparkloss.job.file.publish;

/**
 * Which experiment of MLflow gets a run.
 *
 * @param server the tracking server
 * @param experiment the experiment's name
 * @since 0.1.0
 */
public record MlflowSettings(Server server, String experiment) {}
