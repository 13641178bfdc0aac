import CPROJ

/// `EPSG:N` of the registered system that a definition equals; `nil` where there is none, or where
/// several fit equally well.
///
/// A code that the definition carries counts only if what it defines is what the code stands for.
func registeredCode(
  of object: ProjObject, in context: ProjContext
) -> String? {
  if let authority = copied(proj_get_id_auth_name(object.pointer, 0)),
    let code = copied(proj_get_id_code(object.pointer, 0)),
    let registered = context.own(proj_create(context.pointer, "\(authority):\(code)")),
    isSame(object, registered, in: context)
  {
    return "\(authority):\(code)"
  }
  var confidences: UnsafeMutablePointer<Int32>?
  guard
    let list = proj_identify(context.pointer, object.pointer, "EPSG", nil, &confidences),
    let confidences
  else { return nil }
  defer {
    proj_int_list_destroy(confidences)
    proj_list_destroy(list)
  }
  var best: (code: String, confidence: Int32)?
  var isTie = false
  for index in 0..<proj_list_get_count(list) {
    let confidence = confidences[Int(index)]
    guard confidence >= leastConfidence,
      let candidate = context.own(proj_list_get(context.pointer, list, index)),
      proj_is_deprecated(candidate.pointer) == 0,
      let code = copied(proj_get_id_code(candidate.pointer, 0))
    else { continue }
    guard let standing = best else {
      best = (code, confidence)
      continue
    }
    if confidence > standing.confidence {
      best = (code, confidence)
      isTie = false
    } else if confidence == standing.confidence {
      isTie = true
    }
  }
  guard let best, !isTie else { return nil }
  return "EPSG:\(best.code)"
}

/// PROJ gives 70 to systems that are equivalent under unlike names, less to those that are only
/// alike (documentation of `proj_identify`).
private let leastConfidence: Int32 = 70

/// Same datum, projection and units, whichever order the axes are defined in.
private func isSame(
  _ a: ProjObject, _ b: borrowing ProjObject, in context: ProjContext
) -> Bool {
  guard let left = context.own(proj_normalize_for_visualization(context.pointer, a.pointer)),
    let right = context.own(proj_normalize_for_visualization(context.pointer, b.pointer))
  else { return false }
  return proj_is_equivalent_to_with_ctx(
    context.pointer, left.pointer, right.pointer, PJ_COMP_EQUIVALENT) != 0
}
