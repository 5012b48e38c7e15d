package io.sparkloss.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A client of Spark Connect has columns and functions, and no class of Catalyst. */
@AnalyzeClasses(packages = "io.sparkloss", importOptions = ImportOption.DoNotIncludeTests.class)
class ColumnArchitectureTest {

  @ArchTest
  static final ArchRule columnsKnowColumnsAndFunctionsOnly =
      classes()
          .that()
          .resideInAPackage("io.sparkloss.spark.column..")
          .or()
          .areAssignableTo(LossFunctions.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "",
              "java..",
              "org.jspecify..",
              "io.sparkloss.spark.column..",
              "org.apache.spark.sql");
}
