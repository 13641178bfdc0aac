// Reads one GeoJSON feature into flat arrays, on simdjson's On-Demand interface.

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

// Without this, debug builds take another path through simdjson than release builds.
#ifndef NDEBUG
#define NDEBUG
#endif
#include <simdjson.h>

#include "CGeoJSON.h"

using namespace simdjson;

namespace {

/// Geometry collections may hold each other; past this depth they are refused.
constexpr int deepest_collection = 32;

/// A geometry that can't be read; the rest of its feature still can.
struct bad_geometry {};
/// Text that is no JSON.
struct bad_syntax {
  error_code error;
};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && strchr(" \n\r\t", s.back())) s.remove_suffix(1);
  return s;
}

}  // namespace

struct cgeojson_reader {
  ondemand::parser parser;
  std::vector<double> ordinates;
  std::vector<size_t> ring_ends, polygon_ends;
  std::vector<cgeojson_property> properties;
  cgeojson_property identifier;
  std::string message;
  cgeojson_outcome outcome;
  bool dropped_z, dropped_m, flattened;
  bool polygons_only, any_area, lines;

  void clear_geometry() {
    ordinates.clear();
    ring_ends.clear();
    polygon_ends.clear();
    dropped_z = dropped_m = flattened = any_area = lines = false;
    polygons_only = true;
  }

  [[noreturn]] void unreadable(const char *format, ...) {
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    message = text;
    throw bad_geometry{};
  }

  // MARK: Geometry

  std::string place(size_t position) const {
    return "position " + std::to_string(position) + " of ring " +
           std::to_string(ring_ends.size() - (polygon_ends.empty() ? 0 : polygon_ends.back()) + 1) +
           " of polygon " + std::to_string(polygon_ends.size() + 1);
  }

  void position(simdjson_result<ondemand::value> element, size_t number) {
    ondemand::array array;
    if (element.get_array().get(array)) {
      unreadable("%s is not an array of numbers", place(number).c_str());
    }
    size_t count = 0;
    double kept[2] = {0, 0};
    for (auto ordinate : array) {
      double value;
      auto error = ordinate.get_double().get(value);
      if (error) {
        std::string_view token;
        if (ordinate.raw_json_token().get(token)) token = "";
        token = trimmed(token).substr(0, 40);
        unreadable(
            "%s: the ordinate %.*s is not a number%s", place(number).c_str(), (int)token.size(),
            token.data(),
            error == NUMBER_ERROR && !token.empty() && (token[0] == '-' || (token[0] >= '0' && token[0] <= '9'))
                ? " that a double can hold" : "");
      }
      if (count < 2) kept[count] = value;
      count++;
    }
    if (count < 2) {
      unreadable(
          "%s has %zu ordinate%s, where two are needed", place(number).c_str(), count,
          count == 1 ? "" : "s");
    }
    if (count > 2) dropped_z = true;
    if (count > 3) dropped_m = true;
    ordinates.push_back(kept[0]);
    ordinates.push_back(kept[1]);
  }

  void polygon(ondemand::array rings) {
    size_t before = ring_ends.size();
    for (auto ring : rings) {
      ondemand::array positions;
      if (ring.get_array().get(positions)) {
        unreadable(
            "ring %zu of polygon %zu is not an array of positions", ring_ends.size() - before + 1,
            polygon_ends.size() + 1);
      }
      size_t number = 0;
      for (auto element : positions) position(element, ++number);
      ring_ends.push_back(ordinates.size() / 2);
    }
    if (ring_ends.size() > before) polygon_ends.push_back(ring_ends.size());
  }

  void geometry(ondemand::object object, int depth) {
    if (depth > deepest_collection) {
      unreadable("geometry collections are nested more than %d deep", deepest_collection);
    }
    std::string_view type;
    if (object.find_field_unordered("type").get_string().get(type)) {
      unreadable("the geometry has no type");
    }
    bool multi = type == "MultiPolygon";
    if (multi || type == "Polygon") {
      any_area = true;
      ondemand::value coordinates;
      if (object.find_field_unordered("coordinates").get(coordinates)) {
        unreadable("the geometry has no coordinates");
      }
      bool null = false;
      if (!coordinates.is_null().get(null) && null) return;
      ondemand::array array;
      if (coordinates.get_array().get(array)) unreadable("the coordinates are not an array");
      if (!multi) return polygon(array);
      for (auto element : array) {
        ondemand::array rings;
        if (element.get_array().get(rings)) {
          unreadable("polygon %zu is not an array of rings", polygon_ends.size() + 1);
        }
        polygon(rings);
      }
    } else if (depth == 0 && (type == "LineString" || type == "MultiLineString")) {
      lines = true;
      message = std::string(type);
      ondemand::array array;
      if (object.find_field_unordered("coordinates").get_array().get(array)) {
        unreadable("the geometry has no coordinates");
      }
      if (type == "MultiLineString") return polygon(array);
      size_t number = 0;
      for (auto element : array) position(element, ++number);
      ring_ends.push_back(ordinates.size() / 2);
      polygon_ends.push_back(1);
    } else if (type == "GeometryCollection") {
      ondemand::array members;
      if (object.find_field_unordered("geometries").get_array().get(members)) {
        unreadable("the geometry collection has no geometries");
      }
      for (auto element : members) {
        ondemand::object member;
        if (element.get_object().get(member)) {
          unreadable("a member of the geometry collection is not a geometry");
        }
        flattened = true;
        geometry(member, depth + 1);
        if (!polygons_only) break;
      }
      if (!polygons_only) message = "GeometryCollection";
    } else {
      polygons_only = false;
      message = std::string(type.substr(0, 60));
    }
  }

  void geometry_member(simdjson_result<ondemand::value> value) {
    clear_geometry();
    bool null = false;
    if (!value.is_null().get(null) && null) {
      outcome = CGEOJSON_NO_AREA;
      return;
    }
    ondemand::object object;
    if (value.get_object().get(object)) unreadable("the geometry is not an object");
    geometry(object, 0);
    finish_geometry();
  }

  void finish_geometry() {
    if (!polygons_only) {
      clear_geometry();
      outcome = CGEOJSON_WRONG_TYPE;
    } else {
      outcome = polygon_ends.empty() ? CGEOJSON_NO_AREA : lines ? CGEOJSON_LINES : CGEOJSON_AREA;
    }
  }

  // MARK: Properties

  static void check(error_code error) {
    if (error) throw bad_syntax{error};
  }

  cgeojson_property property(std::string_view key, ondemand::value value) {
    cgeojson_property p = {};
    p.key = key.data();
    p.key_length = key.size();
    std::string_view token = trimmed(value.raw_json_token());
    char first = token.empty() ? 0 : token[0];
    auto keep = [&p](cgeojson_value_kind kind, std::string_view text) {
      p.kind = kind;
      p.text = text.data();
      p.text_length = text.size();
    };
    if (first == '"') {
      std::string_view text;
      check(value.get_string().get(text));
      keep(CGEOJSON_STRING, text);
    } else if (first == '{') {
      ondemand::object nested;
      std::string_view text;
      check(value.get_object().get(nested));
      check(nested.raw_json().get(text));
      keep(CGEOJSON_TEXT, trimmed(text));
    } else if (first == '[') {
      ondemand::array nested;
      std::string_view text;
      check(value.get_array().get(nested));
      check(nested.raw_json().get(text));
      keep(CGEOJSON_TEXT, trimmed(text));
    } else if (first == 't' || first == 'f') {
      bool flag;
      check(value.get_bool().get(flag));
      p.kind = CGEOJSON_BOOLEAN;
      p.integer = flag;
    } else if (first == 'n') {
      bool null = false;
      auto error = value.is_null().get(null);
      if (error || !null) throw bad_syntax{error ? error : N_ATOM_ERROR};
      p.kind = CGEOJSON_NULL;
    } else if (token == "NaN" || token == "Infinity" || token == "-Infinity") {
      keep(CGEOJSON_NOT_A_NUMBER, token);
    } else if (token.find_first_of(".eE") != token.npos) {
      auto error = value.get_double().get(p.real);
      p.kind = CGEOJSON_REAL;
      if (error) {
        check(number_beyond(token, error));
        keep(CGEOJSON_TEXT, token);
      }
    } else {
      auto error = value.get_int64().get(p.integer);
      p.kind = CGEOJSON_INTEGER;
      if (error) {
        check(number_beyond(token, error));
        keep(CGEOJSON_TEXT, token);
      }
    }
    return p;
  }

  /// No error when the token is a well-formed number that is too large for the usual types.
  static error_code number_beyond(std::string_view token, error_code error) {
    size_t i = 0, n = token.size();
    auto digits = [&] {
      size_t from = i;
      while (i < n && token[i] >= '0' && token[i] <= '9') i++;
      return i > from;
    };
    if (i < n && token[i] == '-') i++;
    if (i < n && token[i] == '0' && i + 1 < n && token[i + 1] >= '0' && token[i + 1] <= '9') return error;
    if (!digits()) return error;
    if (i < n && token[i] == '.') {
      i++;
      if (!digits()) return error;
    }
    if (i < n && (token[i] == 'e' || token[i] == 'E')) {
      i++;
      if (i < n && (token[i] == '-' || token[i] == '+')) i++;
      if (!digits()) return error;
    }
    return i == n ? SUCCESS : error;
  }

  void properties_member(simdjson_result<ondemand::value> value) {
    properties.clear();
    bool null = false;
    if (!value.is_null().get(null) && null) return;
    ondemand::object object;
    check(value.get_object().get(object));
    for (auto field : object) {
      std::string_view key;
      ondemand::value member;
      check(field.unescaped_key().get(key));
      check(field.value().get(member));
      properties.push_back(property(key, member));
    }
  }

  // MARK: Feature

  void feature(ondemand::object object, bool with_geometry) {
    outcome = CGEOJSON_NO_AREA;
    bool typed = true;
    for (auto field : object) {
      std::string_view key;
      check(field.unescaped_key().get(key));
      if (key == "geometry") {
        if (with_geometry) geometry_member(field.value());
      } else if (key == "properties") {
        properties_member(field.value());
      } else if (key == "id") {
        ondemand::value value;
        check(field.value().get(value));
        identifier = property("id", value);
      } else if (key == "type") {
        std::string_view type;
        typed = !field.value().get_string().get(type) && type == "Feature";
        if (!typed) message = std::string(type.substr(0, 60));
      }
    }
    if (!typed) outcome = CGEOJSON_WRONG_TYPE;
  }

  cgeojson_feature read(const char *text, size_t length, cgeojson_mode mode) {
    properties.clear();
    identifier = {};
    message.clear();
    clear_geometry();
    outcome = CGEOJSON_SYNTAX;
    ondemand::document document;
    size_t offset = 0;
    bool geometry_failed = false;
    // A document that did not open has no location, and asking for it would crash.
    bool opened = false;
    try {
      auto open = [&] {
        opened = false;
        check(parser.iterate(text, length, length + CGEOJSON_PADDING).get(document));
        opened = true;
        ondemand::object object;
        check(document.get_object().get(object));
        return object;
      };
      try {
        if (mode == CGEOJSON_READ_GEOMETRY) {
          geometry(open(), 0);
          finish_geometry();
        } else {
          feature(open(), mode == CGEOJSON_READ_ALL);
        }
      } catch (const bad_geometry &) {
        geometry_failed = true;
      }
      if (geometry_failed) {
        clear_geometry();
        if (mode == CGEOJSON_READ_ALL) {
          // What stands after the geometry has not been seen yet.
          std::string reason = message;
          properties.clear();
          identifier = {};
          feature(open(), false);
          message = reason;
        }
        outcome = CGEOJSON_UNREADABLE;
      }
    } catch (const bad_syntax &failure) {
      const char *at = nullptr;
      if (opened && !document.current_location().get(at) && at >= text &&
          at <= text + length) {
        offset = size_t(at - text);
      }
      clear_geometry();
      properties.clear();
      identifier = {};
      outcome = CGEOJSON_SYNTAX;
      message = error_message(failure.error);
    }
    cgeojson_feature f = {};
    f.outcome = outcome;
    f.message = message.c_str();
    f.error_offset = offset;
    f.ordinates = ordinates.data();
    f.position_count = ordinates.size() / 2;
    f.ring_ends = ring_ends.data();
    f.ring_count = ring_ends.size();
    f.polygon_ends = polygon_ends.data();
    f.polygon_count = polygon_ends.size();
    f.dropped_z = dropped_z;
    f.dropped_m = dropped_m;
    f.flattened = flattened;
    f.properties = properties.data();
    f.property_count = properties.size();
    f.identifier = identifier;
    return f;
  }
};

extern "C" {

cgeojson_reader *cgeojson_reader_create(void) { return new (std::nothrow) cgeojson_reader; }

void cgeojson_reader_destroy(cgeojson_reader *reader) { delete reader; }

cgeojson_feature cgeojson_read(
    cgeojson_reader *reader, const char *text, size_t length, cgeojson_mode mode) {
  try {
    return reader->read(text, length, mode);
  } catch (const std::exception &) {
    cgeojson_feature f = {};
    f.outcome = CGEOJSON_SYNTAX;
    f.message = "memory ran out while reading the feature";
    return f;
  }
}

}  // extern "C"
