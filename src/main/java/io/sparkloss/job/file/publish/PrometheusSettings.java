package io.sparkloss.job.file.publish;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes metrics of Prometheus.
 *
 * @param file the file for the textfile collector of node_exporter
 * @param pushgateway the Pushgateway
 * @param slices how many slices at most become metrics, beside the overall
 * @since 0.1.0
 */
public record PrometheusSettings(Optional<Path> file, Optional<Server> pushgateway, int slices) {}
