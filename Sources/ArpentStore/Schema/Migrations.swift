import ArpentFormats
import GRDB

/// The schema's story. A migration that has shipped is never edited: the next one mends it.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 zones, results, statistics") { db in
      try db.execute(sql: GeoPackageSchema.core)
      try createSources(in: db)
      try createZones(in: db)
      try createResults(in: db)
      try createStatistics(in: db)
    }
    return migrator
  }

  private static func createSources(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE source (
          id INTEGER PRIMARY KEY,
          file_name TEXT NOT NULL,
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
          licence TEXT,
          attribution TEXT,
          source_date TEXT,
          recorded_at TEXT NOT NULL
        );
        CREATE TABLE import_problem (
          id INTEGER PRIMARY KEY,
          source_id INTEGER NOT NULL REFERENCES source(id),
          severity TEXT NOT NULL,
          kind TEXT NOT NULL,
          message TEXT NOT NULL,
          place TEXT NOT NULL
        );
        CREATE INDEX import_problem_source ON import_problem(source_id);
        """)
    try GeoPackageTables.registerAttributes(
      "source", description: "Files that the data came from", in: db)
    try GeoPackageTables.registerAttributes(
      "import_problem", description: "What was found, repaired or refused at import", in: db)
  }

  private static func createZones(in db: Database) throws {
    // Shapes are kept once, however many periods and editions speak of them.
    try db.execute(
      sql: """
        CREATE TABLE ground (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          geom MULTIPOLYGON NOT NULL,
          digest TEXT NOT NULL UNIQUE,
          area_m2 REAL NOT NULL,
          position_count INTEGER NOT NULL
        );
        """)
    try GeoPackageTables.registerFeatures(
      "ground", identifier: "ground", description: "Distinct shapes, each kept once", in: db)
    try SpatialIndex.create(on: "ground", in: db)
    try db.execute(
      sql: """
        CREATE TABLE vintage (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          valid_from TEXT NOT NULL,
          valid_to TEXT CHECK (valid_to > valid_from),
          source_id INTEGER NOT NULL REFERENCES source(id),
          crs TEXT,
          content_digest TEXT NOT NULL,
          recorded_at TEXT NOT NULL,
          retracted_at TEXT CHECK (retracted_at >= recorded_at)
        );
        CREATE UNIQUE INDEX vintage_name ON vintage(name) WHERE retracted_at IS NULL;
        CREATE TABLE vintage_scope (
          vintage_id INTEGER NOT NULL REFERENCES vintage(id),
          commune TEXT NOT NULL,
          PRIMARY KEY (vintage_id, commune)
        ) WITHOUT ROWID;
        CREATE INDEX vintage_scope_commune ON vintage_scope(commune);
        CREATE TABLE vintage_zone (
          vintage_id INTEGER NOT NULL REFERENCES vintage(id),
          commune TEXT NOT NULL,
          code TEXT NOT NULL,
          name TEXT,
          ground_fid INTEGER NOT NULL REFERENCES ground(fid),
          PRIMARY KEY (vintage_id, commune, code)
        ) WITHOUT ROWID;
        CREATE TABLE zone_version (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          commune TEXT NOT NULL,
          code TEXT NOT NULL,
          zone TEXT GENERATED ALWAYS AS
            (CASE commune WHEN '' THEN code ELSE commune || '_' || code END) VIRTUAL,
          name TEXT,
          ground_fid INTEGER NOT NULL REFERENCES ground(fid),
          vintage_id INTEGER NOT NULL REFERENCES vintage(id),
          valid_from TEXT NOT NULL,
          valid_to TEXT CHECK (valid_to > valid_from),
          recorded_at TEXT NOT NULL,
          retracted_at TEXT CHECK (retracted_at >= recorded_at)
        );
        CREATE INDEX zone_version_key ON zone_version(commune, code, valid_from);
        CREATE INDEX zone_version_ground ON zone_version(ground_fid);
        CREATE VIEW zones AS
          SELECT z.fid AS OGC_FID, g.geom AS geom,
            z.zone AS zone, z.commune AS commune, z.code AS code, z.name AS name, v.name AS vintage,
            z.valid_from AS valid_from, z.valid_to AS valid_to, z.recorded_at AS recorded_at,
            g.area_m2 AS area_m2
          FROM zone_version z
          JOIN ground g ON g.fid = z.ground_fid
          JOIN vintage v ON v.id = z.vintage_id
          WHERE z.retracted_at IS NULL;
        """)
    try GeoPackageTables.registerFeatures(
      "zones", identifier: "zones",
      description: "Zones as believed today, of all dates: filter on valid_from and valid_to",
      in: db)
    // Only tables with an integer key may be announced: the standard says so.
    for (table, description) in [
      ("vintage", "Editions of the zones"),
      ("zone_version", "Zones by period of validity and of knowledge"),
    ] {
      try GeoPackageTables.registerAttributes(table, description: description, in: db)
    }
  }

  private static func createResults(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE election (
          id TEXT PRIMARY KEY NOT NULL,
          date TEXT NOT NULL,
          recorded_at TEXT NOT NULL
        );
        CREATE TABLE election_source (
          election_id TEXT NOT NULL REFERENCES election(id),
          source_id INTEGER NOT NULL REFERENCES source(id),
          layout TEXT NOT NULL,
          PRIMARY KEY (election_id, source_id)
        ) WITHOUT ROWID;
        CREATE TABLE candidacy (
          id INTEGER PRIMARY KEY,
          election_id TEXT NOT NULL REFERENCES election(id),
          name TEXT NOT NULL,
          first_name TEXT,
          nuance TEXT,
          list TEXT,
          number INTEGER,
          district TEXT
        );
        CREATE INDEX candidacy_election ON candidacy(election_id);
        CREATE TABLE station_result (
          id INTEGER PRIMARY KEY,
          election_id TEXT NOT NULL REFERENCES election(id),
          source_id INTEGER NOT NULL REFERENCES source(id),
          commune TEXT NOT NULL,
          code TEXT NOT NULL,
          commune_name TEXT,
          registered INTEGER,
          ballots_cast INTEGER,
          blank_votes INTEGER,
          null_votes INTEGER,
          valid_votes INTEGER,
          stated_abstentions INTEGER,
          line INTEGER NOT NULL,
          UNIQUE (election_id, commune, code)
        );
        CREATE TABLE votes (
          station_result_id INTEGER NOT NULL REFERENCES station_result(id),
          candidacy_id INTEGER NOT NULL REFERENCES candidacy(id),
          votes INTEGER NOT NULL CHECK (votes >= 0),
          PRIMARY KEY (station_result_id, candidacy_id)
        ) WITHOUT ROWID;
        """)
    for (table, description) in [
      ("candidacy", "Who stood"),
      ("station_result", "What was counted in each polling station"),
    ] {
      try GeoPackageTables.registerAttributes(table, description: description, in: db)
    }
  }

  private static func createStatistics(in db: Database) throws {
    // Values stand in one feature table a data set, made when it is imported, so that a map
    // program can show them as they are.
    try db.execute(
      sql: """
        CREATE TABLE dataset (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          table_name TEXT NOT NULL UNIQUE,
          layout TEXT NOT NULL,
          source_id INTEGER NOT NULL REFERENCES source(id),
          geometry_source_id INTEGER REFERENCES source(id),
          recorded_at TEXT NOT NULL
        );
        CREATE TABLE dataset_variable (
          dataset_id INTEGER NOT NULL REFERENCES dataset(id),
          position INTEGER NOT NULL,
          name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('extensive', 'intensive')),
          weight TEXT,
          unit TEXT,
          label TEXT,
          PRIMARY KEY (dataset_id, position)
        ) WITHOUT ROWID;
        """)
    try GeoPackageTables.registerAttributes(
      "dataset", description: "Socio-demographic data sets", in: db)
  }
}
