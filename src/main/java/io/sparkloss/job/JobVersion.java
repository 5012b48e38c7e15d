package io.sparkloss.job;

import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} tells of every job: the versions of all that has a say in results.
 *
 * @since 0.1.0
 */
public final class JobVersion implements IVersionProvider {

  /** Creates the provider; picocli does. */
  public JobVersion() {}

  @Override
  public String[] getVersion() {
    String version = JobVersion.class.getPackage().getImplementationVersion();
    return new String[] {
      "spark-loss "
          + (version == null ? "development" : version)
          + ", Spark "
          + SparkPlatform.sparkVersion()
          + ", Scala "
          + SparkPlatform.scalaVersion()
          + ", Java "
          + Runtime.version()
    };
  }
}
