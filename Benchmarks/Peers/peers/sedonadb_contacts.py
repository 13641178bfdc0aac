"""SedonaDB: the join; pyarrow reads and writes the files."""

import pyarrow
import pyarrow.csv
import sedonadb

from contact_files import main


def peer(tiling, codes, threads):
    pyarrow.set_cpu_count(threads)
    sedona = sedonadb.connect()
    sedona.options.interactive = False
    sedona.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
    wkb = pyarrow.table({"code": codes, "wkb": pyarrow.array(tiling.wkb(), pyarrow.binary())})
    sedona.create_data_frame(wkb).to_view("wkb")
    sedona.sql("SELECT code, ST_GeomFromWKB(wkb) AS ground FROM wkb").to_memtable().to_view(
        "zones"
    )

    def assign(source, target):
        sedona.create_data_frame(pyarrow.csv.read_csv(source)).to_view("contacts")
        joined = sedona.sql(
            "SELECT c.*, z.code AS zone FROM contacts AS c LEFT JOIN zones AS z"
            " ON ST_Intersects(z.ground, ST_Point(c.longitude, c.latitude))"
        )
        batches = pyarrow.RecordBatchReader.from_stream(joined)
        with pyarrow.csv.CSVWriter(target, batches.schema) as writer:
            for batch in batches:
                writer.write_batch(batch)

    return assign


if __name__ == "__main__":
    main(peer)
