package io.sparkloss.spark.catalyst;

import io.sparkloss.loss.LossDomainException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.codegen.Block;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprValue;
import org.apache.spark.sql.catalyst.expressions.codegen.FalseLiteral$;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode$;
import org.apache.spark.sql.catalyst.expressions.codegen.VariableValue;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The Java source that our expressions generate; values stand in local variables. */
final class GeneratedCode {

  private GeneratedCode() {}

  /**
   * Returns the code of a method's call that is NULL where an argument is.
   *
   * @param context where names are taken from
   * @param target the code to fill in
   * @param arguments the code of the arguments
   * @param type what the method returns
   * @param method the method as Java source names it
   * @param refused the method that makes an error of a refusal, or null
   */
  static ExprCode call(
      CodegenContext context,
      ExprCode target,
      List<ExprCode> arguments,
      DataType type,
      String method,
      @Nullable String refused) {
    VariableValue result = JavaCode$.MODULE$.variable(context.freshName("result"), type);
    Block code = statement(context, result, arguments, method, refused);
    ExprValue isNull = FalseLiteral$.MODULE$;
    if (arguments.stream().anyMatch(argument -> argument.isNull() != FalseLiteral$.MODULE$)) {
      isNull = JavaCode$.MODULE$.isNullVariable(context.freshName("isNull"));
      code = block(List.of(isNull, " = false; ", code));
    }
    for (int i = arguments.size() - 1; i >= 0; i--) {
      code = unlessNull(arguments.get(i), code);
    }
    String initial = " = " + CodeGenerator.defaultValue(type, false) + ";\n";
    Block declared = block(List.of(CodeGenerator.javaType(type) + " ", result, initial));
    if (isNull != FalseLiteral$.MODULE$) {
      declared = block(List.of("boolean ", isNull, " = true; ", declared));
    }
    return target.copy(declared.$plus(code), isNull, result);
  }

  private static Block statement(
      CodegenContext context,
      VariableValue result,
      List<ExprCode> arguments,
      String method,
      @Nullable String refused) {
    List<Object> call = new ArrayList<>(List.of(refused == null ? "" : "try { ", result));
    call.add(" = " + method + "(");
    for (int i = 0; i < arguments.size(); i++) {
      call.add(i == 0 ? "" : ", ");
      call.add(arguments.get(i).value());
    }
    call.add(");");
    if (refused != null) {
      String refusal = context.freshName("refusal");
      String type = LossDomainException.class.getName();
      call.add(" } catch (" + type + " " + refusal + ") { throw ");
      call.add(refused + "(" + refusal + "); }");
    }
    return block(call);
  }

  /** Returns the same code without the test that a field of a buffer gets. */
  static ExprCode neverNull(ExprCode value) {
    return value.copy(value.code(), FalseLiteral$.MODULE$, value.value());
  }

  private static Block unlessNull(ExprCode argument, Block then) {
    return argument.isNull() == FalseLiteral$.MODULE$
        ? argument.code().$plus(then)
        : argument.code().$plus(block(List.of("if (!", argument.isNull(), ") { ", then, " }")));
  }

  /** Returns the code of a double that is 0 where the condition holds. */
  static ExprCode zeroIf(
      CodegenContext context, ExprCode target, ExprCode condition, ExprCode value) {
    VariableValue result =
        JavaCode$.MODULE$.variable(context.freshName("kept"), DataTypes.DoubleType);
    Block choice =
        block(
            List.of("double ", result, " = ", condition.value(), " ? 0.0 : ", value.value(), ";"));
    return target.copy(
        value.code().$plus(condition.code()).$plus(choice), FalseLiteral$.MODULE$, result);
  }

  /** Returns a block of source text and of code, in any order. */
  private static Block block(List<?> pieces) {
    List<String> texts = new ArrayList<>();
    List<JavaCode> codes = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Object piece : pieces) {
      if (piece instanceof JavaCode code) {
        texts.add(text.toString());
        text.setLength(0);
        codes.add(code);
      } else {
        text.append(piece);
      }
    }
    texts.add(text.toString());
    return new CodeBlock(Catalyst.seq(texts), Catalyst.seq(codes));
  }
}
