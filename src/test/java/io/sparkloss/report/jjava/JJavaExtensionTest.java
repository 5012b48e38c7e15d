package io.sparkloss.report.jjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.display.EvaluationReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.Test;

class JJavaExtensionTest {

  private static final List<String> TYPES =
      List.of(
          "application/vnd.vegalite.v5+json",
          "text/html",
          "image/svg+xml",
          "text/markdown",
          "text/plain");

  private static final EvaluationReport REPORT = EvaluationReport.of(TestEvaluations.of(3));

  /** A kernel that evaluates nothing, with this renderer. */
  private static final class Kernel extends BaseKernel {
    private final Supplier<Renderer> of;

    Kernel(Supplier<Renderer> of) {
      super(
          "test",
          "1",
          new LanguageInfo.Builder("Java").build(),
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          null,
          null,
          false,
          new StringStyler("", "", "", line -> ""));
      this.of = of;
    }

    @Override
    public Renderer getRenderer() {
      return of.get();
    }

    @Override
    public Object evalRaw(String code) {
      throw new UnsupportedOperationException(code);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
      return DisplayData.EMPTY;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return new ReplacementOptions(List.of(), at, at);
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }

  private static Renderer extended() {
    Renderer renderer = new Renderer();
    new JJavaExtension().install(new Kernel(() -> renderer));
    return renderer;
  }

  private static List<String> types(DisplayData data) {
    return TYPES.stream().filter(type -> data.hasDataForType(MIMEType.parse(type))).toList();
  }

  @Test
  void jJavaFindsItAsAService() {
    assertThat(ServiceLoader.load(Extension.class))
        .hasAtLeastOneElementOfType(JJavaExtension.class);
  }

  @Test
  void whatShowsItselfComesInAllItsForms() {
    Renderer renderer = extended();
    assertThat(types(renderer.render(REPORT)))
        .containsExactly("text/html", "text/markdown", "text/plain");
    assertThat(types(renderer.render(REPORT.charts()))).containsExactly("text/html", "text/plain");
    assertThat(types(renderer.render(REPORT.chart("costs-delay-absolute-error"))))
        .containsExactly(
            "application/vnd.vegalite.v5+json", "text/html", "image/svg+xml", "text/plain");
  }

  @Test
  void aFormThatIsAskedForComesAlone() {
    DisplayData data = extended().renderAs(REPORT, "text/markdown");
    assertThat(data.getData(MIMEType.TEXT_MARKDOWN)).isEqualTo(REPORT.markdown());
    assertThat(data.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void otherObjectsAreShownAsBefore() {
    assertThat(types(extended().render("text"))).containsExactly("text/plain");
  }

  @Test
  void aKernelThatChangedStartsNevertheless() {
    Kernel changed =
        new Kernel(
            () -> {
              throw new NoSuchMethodError("getRenderer");
            });
    assertThatCode(() -> new JJavaExtension().install(changed)).doesNotThrowAnyException();
  }
}
