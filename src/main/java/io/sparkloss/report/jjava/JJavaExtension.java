package io.sparkloss.report.jjava;

import io.sparkloss.report.display.Displayable;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a notebook of the kernel JJava show reports and charts by themselves when a cell ends with
 * one. JJava finds this class as a service; where there is no JJava nobody looks for it. Other
 * kernels show {@code display(report.html(), "text/html")}.
 *
 * <p>Stateless and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class JJavaExtension implements Extension {

  private static final Logger LOG = LoggerFactory.getLogger(JJavaExtension.class);

  private static final String[] TYPES = {
    "application/vnd.vegalite.v5+json", "text/html", "image/svg+xml", "text/markdown", "text/plain"
  };

  /** Called by JJava's service loader. */
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    try {
      kernel
          .getRenderer()
          .createRegistration(Displayable.class)
          .preferring(TYPES)
          .register(JJavaExtension::render);
    } catch (RuntimeException | LinkageError e) {
      // One line and no more: a kernel that changed its interface must start nevertheless.
      LOG.warn(
          "Reports do not show by themselves here ({}); use display(report.html(), \"text/html\")",
          e.toString());
    }
  }

  private static void render(Displayable value, RenderContext context) {
    value
        .mimeBundle()
        .forEach((type, form) -> context.renderIfRequested(MIMEType.parse(type), () -> form));
  }
}
