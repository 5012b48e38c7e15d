"""Sessions, data frames and rows, as thin calls over py4j."""


def to_column(gateway, of):
    """Returns the JVM's column of a Column, or of a name."""
    if isinstance(of, Column):
        return of.jcolumn
    return gateway.jvm.org.apache.spark.sql.functions.col(of)


def to_columns(gateway, several):
    """Returns an array of the JVM's columns, which stands for variable arguments."""
    array = gateway.new_array(gateway.jvm.org.apache.spark.sql.Column, len(several))
    for i, of in enumerate(several):
        array[i] = to_column(gateway, of)
    return array


class Column:
    def __init__(self, jcolumn):
        self.jcolumn = jcolumn

    def alias(self, name):
        return Column(getattr(self.jcolumn, "as")(name))

    def getField(self, name):
        return Column(self.jcolumn.getField(name))

    def desc(self):
        return Column(self.jcolumn.desc())


class Row:
    """A row whose values are got by name, by position, or as attributes."""

    def __init__(self, jrow):
        self._names = list(jrow.schema().fieldNames())
        values = [jrow.get(i) for i in range(len(self._names))]
        self._values = [Row(v) if hasattr(v, "schema") else v for v in values]

    def __getitem__(self, of):
        return self._values[of if isinstance(of, int) else self._names.index(of)]

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._names:
            raise AttributeError(name)
        return self[name]


class DataFrame:
    def __init__(self, gateway, jdf):
        self._gateway = gateway
        self._jdf = jdf

    def _with(self, jdf):
        return DataFrame(self._gateway, jdf)

    def select(self, *columns):
        return self._with(self._jdf.select(to_columns(self._gateway, columns)))

    def where(self, condition):
        return self._with(self._jdf.where(condition))

    def orderBy(self, *columns):
        return self._with(self._jdf.orderBy(to_columns(self._gateway, columns)))

    def groupBy(self, *columns):
        return GroupedData(self._gateway, self._jdf.groupBy(to_columns(self._gateway, columns)))

    def agg(self, *columns):
        return self.groupBy().agg(*columns)

    def createOrReplaceTempView(self, name):
        self._jdf.createOrReplaceTempView(name)

    def collect(self):
        return [Row(row) for row in self._jdf.collectAsList()]

    def first(self):
        return Row(self._jdf.first())

    def show(self, n=20, truncate=True):
        print(self._jdf.showString(n, 20 if truncate else 0, False))


class GroupedData:
    def __init__(self, gateway, jgrouped):
        self._gateway = gateway
        self._jgrouped = jgrouped

    def agg(self, first, *others):
        jdf = self._jgrouped.agg(first.jcolumn, to_columns(self._gateway, others))
        return DataFrame(self._gateway, jdf)


class DataFrameReader:
    def __init__(self, gateway, jreader):
        self._gateway = gateway
        self._jreader = jreader

    def parquet(self, path):
        return DataFrame(self._gateway, self._jreader.parquet(path))


class SparkSession:
    active = None

    def __init__(self, gateway, jsession):
        self.gateway = gateway
        self._jsession = jsession
        SparkSession.active = self

    @property
    def read(self):
        return DataFrameReader(self.gateway, self._jsession.read())

    def sql(self, text):
        return DataFrame(self.gateway, self._jsession.sql(text))

    def table(self, name):
        return DataFrame(self.gateway, self._jsession.table(name))
