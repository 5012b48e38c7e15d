package io.sparkloss;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.apache.spark.sql.Encoders;

/** Who may know whom: an arrow of the design points at what is known. */
@AnalyzeClasses(packages = "io.sparkloss", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule arrows =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.sparkloss..")
          .withOptionalLayers(true)
          .layer("numeric")
          .definedBy("io.sparkloss.numeric..")
          .layer("loss")
          .definedBy("io.sparkloss.loss..")
          .layer("cost")
          .definedBy("io.sparkloss.cost..")
          .layer("spark")
          .definedBy("io.sparkloss.spark..")
          .layer("ml")
          .definedBy("io.sparkloss.ml..")
          .layer("result")
          .definedBy("io.sparkloss.result..")
          .layer("report")
          .definedBy("io.sparkloss.report..")
          .layer("evaluate")
          .definedBy("io.sparkloss.evaluate..")
          .layer("job")
          .definedBy("io.sparkloss.job..")
          .whereLayer("numeric")
          .mayNotAccessAnyLayer()
          .whereLayer("loss")
          .mayOnlyAccessLayers("numeric")
          .whereLayer("cost")
          .mayOnlyAccessLayers("loss", "numeric")
          .whereLayer("result")
          .mayOnlyAccessLayers("cost", "loss", "numeric")
          .whereLayer("report")
          .mayOnlyAccessLayers("result", "cost", "loss", "numeric")
          .whereLayer("spark")
          .mayOnlyAccessLayers("cost", "loss", "numeric")
          .whereLayer("ml")
          .mayOnlyAccessLayers("spark", "cost", "loss", "numeric")
          .whereLayer("evaluate")
          .mayOnlyAccessLayers("spark", "result", "cost", "loss", "numeric");

  @ArchTest
  static final ArchRule pureLayersKnowTheJdkOnly =
      classes()
          .that()
          .resideInAnyPackage(
              "io.sparkloss.numeric..", "io.sparkloss.loss..", "io.sparkloss.cost..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "", "java..", "io.sparkloss..", "org.jspecify..", "jdk.incubator.vector..");

  @ArchTest
  static final ArchRule onlyVectorClassesNeedTheIncubatorModule =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Vector")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("VectorArrays");

  @ArchTest
  static final ArchRule onlyMlAndJobsNeedSparkMl =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sparkloss.ml..", "io.sparkloss.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark.ml..", "org.apache.spark.mllib..");

  @ArchTest
  static final ArchRule onlyJobsExit =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sparkloss.job..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** Bytes from outside never become objects of classes that they name. */
  @ArchTest
  static final ArchRule nobodyReadsSerializedObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInput")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.beans..",
              "java.rmi..",
              "javax.script..",
              "com.esotericsoftware..",
              "com.twitter.chill..",
              "org.apache.commons.lang3..",
              "org.apache.spark.serializer..",
              "org.snakeyaml.engine.v2.constructor..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.snakeyaml.engine.v2.api.Load")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind.jsontype..");

  /** Buffers between the tasks of one query of the typed functions, which Spark moves itself. */
  @ArchTest
  static final ArchRule onlyTypedBuffersLetSparkSerialize =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.sparkloss.spark.typed.CostAggregator")
          .should()
          .callMethod(Encoders.class, "javaSerialization", Class.class)
          .orShould()
          .callMethod(Encoders.class, "kryo", Class.class);

  /** A class that is named by a user is one: the JDBC driver, which restricted mode refuses. */
  @ArchTest
  static final ArchRule onlyDriversAreLoadedByName =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.sparkloss.job.table.Database")
          .and()
          .doNotHaveFullyQualifiedName("io.sparkloss.numeric.array.ArrayMath") // one of its own
          .should()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
          .orShould()
          .callMethod(ClassLoader.class, "loadClass", String.class);

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "packages";
                }
              })
          .should()
          .beFreeOfCycles();
}
