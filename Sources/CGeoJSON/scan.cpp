// Walks a GeoJSON document once and notes where each feature stands.
//
// Only brackets, strings and the keys of the outermost object are looked at: what lies inside a
// feature is checked when the feature is read. The walk keeps no stack, so no depth can hurt it.

#include <cstring>
#include <new>
#include <vector>

#include "CGeoJSON.h"

namespace {

typedef uint8_t lanes __attribute__((vector_size(16)));

/// Whether any of the 16 bytes at `p` is a quote, or one of a pair of brackets.
template <char opening, char closing>
inline bool any_of(const char *p) {
  lanes v;
  memcpy(&v, p, sizeof v);
  lanes hit = (lanes)(v == '"') | (lanes)(v == opening) | (lanes)(v == closing);
  uint64_t halves[2];
  memcpy(halves, &hit, sizeof hit);
  return (halves[0] | halves[1]) != 0;
}

struct failure {
  const char *message;
  const char *at;
};

class walker {
public:
  const char *begin, *p, *end;

  walker(const char *bytes, size_t length) : begin(bytes), p(bytes), end(bytes + length) {}

  void space() {
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) p++;
  }

  bool at(char c) const { return p < end && *p == c; }

  void expect(char c, const char *message) {
    space();
    if (p >= end) throw failure{"the document ends too early", end};
    if (*p != c) throw failure{message, p};
    p++;
  }

  void string() {
    const char *start = p++;
    for (;;) {
      const char *quote = (const char *)memchr(p, '"', end - p);
      if (!quote) throw failure{"a string is not closed", start};
      size_t backslashes = 0;
      while (quote - backslashes > p && quote[-1 - (ptrdiff_t)backslashes] == '\\') backslashes++;
      p = quote + 1;
      if (backslashes % 2 == 0) return;
    }
  }

  /// What stands between a bracket and its own end, with every bracket of that kind matched. Those
  /// of the other kind are the reader's business.
  template <char opening, char closing>
  void nested(const char *unclosed) {
    const char *start = p;
    size_t depth = 0;
    for (;;) {
      while (end - p >= 16 && !any_of<opening, closing>(p)) p += 16;
      const char *stop = end - p >= 16 ? p + 16 : end;
      while (p < stop) {
        char c = *p;
        if (c == '"') {
          string();
          break;
        }
        p++;
        if (c == opening) depth++;
        if (c == closing && --depth == 0) return;
      }
      if (p >= end) throw failure{unclosed, start};
    }
  }

  void object() { nested<'{', '}'>("an object is not closed"); }

  void array() { nested<'[', ']'>("an array is not closed"); }

  /// Any value; the text of a scalar is what stands before the next separator.
  cgeojson_range value() {
    space();
    if (p >= end) throw failure{"the document ends too early", end};
    const char *start = p;
    if (*p == '{') {
      object();
    } else if (*p == '[') {
      array();
    } else if (*p == '"') {
      string();
    } else {
      while (p < end && !strchr(",:]} \n\r\t\"", *p)) p++;
      if (p == start) throw failure{"a value is missing", p};
    }
    return {size_t(start - begin), size_t(p - start)};
  }
};

bool is(const walker &w, cgeojson_range key, const char *text) {
  return key.length == strlen(text) + 2 && memcmp(w.begin + key.start + 1, text, key.length - 2) == 0;
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         strchr("_$.['\"]", c);
}

/// `var zones = {`, `window.zones = {`, `callback({`: leaves the walker on the brace.
bool unwrap(walker &w) {
  const char *limit = w.end - w.p > 300 ? w.p + 300 : w.end;
  bool named = false;
  for (const char *q = w.p; q < limit; q++) {
    char c = *q;
    if (c == 0) return false;
    if (is_name(c)) {
      named = true;
    } else if ((c == '=' || c == '(') && named) {
      for (q++; q < limit && (strchr(" \n\r\t(", *q) && *q); q++) {}
      if (q >= limit || *q != '{') return false;
      w.p = q;
      return true;
    } else if (!strchr(" \n\r\t", c)) {
      return false;
    }
  }
  return false;
}

}  // namespace

struct cgeojson_scan {
  cgeojson_summary summary = {};
  std::vector<cgeojson_place> places;
};

namespace {

/// Counts lines between places that come in file order.
struct line_counter {
  const char *at;
  uint64_t line = 1;

  uint64_t advance(const char *to) {
    while (at < to) {
      const char *next = (const char *)memchr(at, '\n', to - at);
      if (!next) break;
      line++;
      at = next + 1;
    }
    at = to;
    return line;
  }
};

void features(walker &w, cgeojson_scan &scan, line_counter &lines) {
  w.space();
  if (!w.at('[')) throw failure{"the member \"features\" is not an array", w.p};
  w.p++;
  w.space();
  if (w.at(']')) {
    w.p++;
    return;
  }
  for (;;) {
    cgeojson_range text = w.value();
    scan.places.push_back({text, lines.advance(w.begin + text.start)});
    w.space();
    if (w.at(',')) {
      w.p++;
      continue;
    }
    if (w.at(']')) {
      w.p++;
      return;
    }
    if (w.p >= w.end) throw failure{"the document ends in the middle of its features", w.end};
    throw failure{"a comma or the end of the features was expected", w.p};
  }
}

void walk(walker &w, cgeojson_scan &scan) {
  cgeojson_summary &s = scan.summary;
  s.kind = CGEOJSON_BROKEN;
  line_counter lines{w.begin};
  if (w.end - w.p >= 3 && memcmp(w.p, "\xEF\xBB\xBF", 3) == 0) w.p += 3;
  w.space();
  const char *start = w.p;
  if (w.p >= w.end) throw failure{"the document is empty", w.p};
  if (w.at('[')) throw failure{"the document is an array, where GeoJSON is an object", w.p};
  if (!w.at('{')) {
    if (!unwrap(w)) throw failure{"this is not JSON: an object was expected", w.p};
    s.wrapper = {size_t(start - w.begin), size_t(w.p - start)};
  }
  const char *object = w.p++;
  bool has_features = false, has_coordinates = false;
  w.space();
  if (w.at('}')) {
    w.p++;
  } else {
    for (;;) {
      w.space();
      if (!w.at('"')) {
        if (w.p >= w.end) throw failure{"the document ends too early", w.end};
        throw failure{"the name of a member, in quotes, was expected", w.p};
      }
      cgeojson_range key = w.value();
      w.expect(':', "a colon was expected");
      if (is(w, key, "features")) {
        if (has_features) throw failure{"there are two members \"features\"", w.begin + key.start};
        has_features = true;
        features(w, scan, lines);
      } else {
        cgeojson_range value = w.value();
        if (is(w, key, "crs")) s.crs = value;
        if (is(w, key, "name")) s.name = value;
        if (is(w, key, "type")) s.type = value;
        if (is(w, key, "coordinates") || is(w, key, "geometries")) has_coordinates = true;
      }
      w.space();
      if (w.at(',')) {
        w.p++;
        continue;
      }
      w.expect('}', "a comma or the end of the object was expected");
      break;
    }
  }
  cgeojson_range whole = {size_t(object - w.begin), size_t(w.p - object)};
  w.space();
  if (s.wrapper.length) {
    while (w.p < w.end && strchr(" \n\r\t;)", *w.p)) w.p++;
  }
  while (w.p < w.end && *w.p == 0) w.p++;
  if (w.p < w.end) throw failure{"something follows the end of the document", w.p};

  bool is_feature = s.type.length && is(w, s.type, "Feature");
  if (has_features && !is_feature) {
    s.kind = CGEOJSON_COLLECTION;
  } else if (is_feature) {
    s.kind = CGEOJSON_FEATURE;
  } else if (has_coordinates) {
    s.kind = CGEOJSON_GEOMETRY;
  } else {
    s.kind = CGEOJSON_OTHER;
  }
  if (s.kind == CGEOJSON_FEATURE || s.kind == CGEOJSON_GEOMETRY) {
    scan.places.clear();
    line_counter fresh{w.begin};
    scan.places.push_back({whole, fresh.advance(object)});
  }
}

}  // namespace

extern "C" {

cgeojson_scan *cgeojson_scan_create(const char *bytes, size_t length) {
  try {
    auto *scan = new cgeojson_scan;
    walker w(bytes, length);
    try {
      walk(w, *scan);
    } catch (const failure &f) {
      scan->summary.kind = CGEOJSON_BROKEN;
      scan->summary.error = f.message;
      scan->summary.error_offset = size_t(f.at - bytes);
    }
    scan->summary.feature_count = scan->places.size();
    return scan;
  } catch (const std::bad_alloc &) {
    return nullptr;
  }
}

void cgeojson_scan_destroy(cgeojson_scan *scan) { delete scan; }

cgeojson_summary cgeojson_scan_summary(const cgeojson_scan *scan) { return scan->summary; }

cgeojson_place cgeojson_scan_feature(const cgeojson_scan *scan, size_t index) {
  return scan->places[index];
}

}  // extern "C"
