#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// GeoJSON polygon layers, one feature at a time, without an object tree.
//
// A scan walks the document once and notes where each feature stands; a reader then turns the
// bytes of one feature into flat arrays that it reuses for the next. Nothing here throws or
// prints, and no byte outside [bytes, bytes + capacity) is read.

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that have to be readable after the text handed to a reader; they may hold anything.
enum { CGEOJSON_PADDING = 64 };

// MARK: - The document

typedef enum {
  CGEOJSON_COLLECTION = 0,
  CGEOJSON_FEATURE = 1,
  CGEOJSON_GEOMETRY = 2,
  /// An object of another kind: its `type`, if any, is in the summary.
  CGEOJSON_OTHER = 3,
  /// Not a document that can be walked: see `error` and `error_offset`.
  CGEOJSON_BROKEN = 4,
} cgeojson_kind;

typedef struct {
  size_t start;
  size_t length;
} cgeojson_range;

typedef struct {
  cgeojson_kind kind;
  size_t feature_count;
  /// Static text; null when the document could be walked.
  const char *error;
  size_t error_offset;
  /// The value of the member `crs`, wherever it stands; empty when there is none.
  cgeojson_range crs;
  /// The value of the member `name`.
  cgeojson_range name;
  /// The value of the member `type`.
  cgeojson_range type;
  /// What stood before the object, as in `var zones = {`; empty in plain JSON.
  cgeojson_range wrapper;
} cgeojson_summary;

typedef struct {
  cgeojson_range text;
  /// From 1.
  uint64_t line;
} cgeojson_place;

typedef struct cgeojson_scan cgeojson_scan;

/// Null only when memory runs out.
cgeojson_scan *cgeojson_scan_create(const char *bytes, size_t length);
void cgeojson_scan_destroy(cgeojson_scan *scan);
cgeojson_summary cgeojson_scan_summary(const cgeojson_scan *scan);
/// `index` has to be below the summary's `feature_count`.
cgeojson_place cgeojson_scan_feature(const cgeojson_scan *scan, size_t index);

// MARK: - One feature

typedef enum {
  /// The text is no JSON object: see `message` and `error_offset`.
  CGEOJSON_SYNTAX = 0,
  CGEOJSON_NO_AREA = 1,
  CGEOJSON_AREA = 2,
  /// A geometry of another type, named in `message`.
  CGEOJSON_WRONG_TYPE = 3,
  /// A polygon that can't be read, for the reason in `message`.
  CGEOJSON_UNREADABLE = 4,
  /// Lines, as the rings of one polygon; the type is named in `message`.
  CGEOJSON_LINES = 5,
} cgeojson_outcome;

typedef enum {
  CGEOJSON_NULL = 0,
  CGEOJSON_STRING = 1,
  CGEOJSON_INTEGER = 2,
  CGEOJSON_REAL = 3,
  CGEOJSON_BOOLEAN = 4,
  /// An array, an object, or a number beyond the range of the others, as text.
  CGEOJSON_TEXT = 5,
  /// `NaN` or `Infinity`, which JSON does not have.
  CGEOJSON_NOT_A_NUMBER = 6,
} cgeojson_value_kind;

typedef struct {
  const char *key;
  size_t key_length;
  /// The string without its escapes, or the text of a nested value.
  const char *text;
  size_t text_length;
  cgeojson_value_kind kind;
  int64_t integer;
  double real;
} cgeojson_property;

typedef struct {
  cgeojson_outcome outcome;
  const char *message;
  size_t error_offset;
  /// x and y by turns.
  const double *ordinates;
  size_t position_count;
  /// For each ring, the number of positions up to and with it.
  const size_t *ring_ends;
  size_t ring_count;
  /// For each polygon, the number of rings up to and with it.
  const size_t *polygon_ends;
  size_t polygon_count;
  bool dropped_z;
  bool dropped_m;
  /// The polygons were gathered from a geometry collection.
  bool flattened;
  const cgeojson_property *properties;
  size_t property_count;
  /// The feature's own `id`; its key is null when there is none.
  cgeojson_property identifier;
} cgeojson_feature;

typedef enum {
  CGEOJSON_READ_ALL = 0,
  CGEOJSON_READ_PROPERTIES = 1,
  /// The text is a bare geometry.
  CGEOJSON_READ_GEOMETRY = 2,
} cgeojson_mode;

typedef struct cgeojson_reader cgeojson_reader;

/// Null only when memory runs out.
cgeojson_reader *cgeojson_reader_create(void);
void cgeojson_reader_destroy(cgeojson_reader *reader);

/// Reads the object in [text, text + length); `CGEOJSON_PADDING` more bytes have to be readable.
/// What the result points to stays until the next call with the same reader.
cgeojson_feature cgeojson_read(
    cgeojson_reader *reader, const char *text, size_t length, cgeojson_mode mode);

#ifdef __cplusplus
}
#endif
