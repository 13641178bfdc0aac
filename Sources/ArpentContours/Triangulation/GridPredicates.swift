/// Twice the signed area of a triangle, positive when it runs counter-clockwise. Exact: ordinates have
/// 31 bits at most, their products 64.
@inline(__always)
func turn(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
  (Int(b.x) - Int(a.x)) * (Int(c.y) - Int(a.y)) - (Int(b.y) - Int(a.y)) * (Int(c.x) - Int(a.x))
}

/// Whether `d` lies strictly inside the circle through `a`, `b`, `c`, which run counter-clockwise.
///
/// The lifted determinant (Guibas and Stolfi 1985, section 8), in doubles where their error can't
/// change its sign, otherwise in 128-bit whole numbers, where it is exact.
@inline(__always)
func isInCircle(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
  let (ax, ay) = (Int(a.x) - Int(d.x), Int(a.y) - Int(d.y))
  let (bx, by) = (Int(b.x) - Int(d.x), Int(b.y) - Int(d.y))
  let (cx, cy) = (Int(c.x) - Int(d.x), Int(c.y) - Int(d.y))
  let (fax, fay, fbx) = (Double(ax), Double(ay), Double(bx))
  let (fby, fcx, fcy) = (Double(by), Double(cx), Double(cy))
  let liftA = fax * fax + fay * fay
  let liftB = fbx * fbx + fby * fby
  let liftC = fcx * fcx + fcy * fcy
  let (bc1, bc2) = (fbx * fcy, fcx * fby)
  let (ca1, ca2) = (fcx * fay, fax * fcy)
  let (ab1, ab2) = (fax * fby, fbx * fay)
  let determinant = liftA * (bc1 - bc2) + liftB * (ca1 - ca2) + liftC * (ab1 - ab2)
  // Shewchuk 1997, the first stage of incircle: (10 + 96ε)ε times the permanent.
  let permanent =
    liftA * (abs(bc1) + abs(bc2)) + liftB * (abs(ca1) + abs(ca2)) + liftC * (abs(ab1) + abs(ab2))
  let bound = 1.2e-15 * permanent
  if determinant > bound { return true }
  if determinant < -bound { return false }
  return isInCircleExactly(ax, ay, bx, by, cx, cy)
}

@inline(never)
private func isInCircleExactly(
  _ ax: Int, _ ay: Int, _ bx: Int, _ by: Int, _ cx: Int, _ cy: Int
) -> Bool {
  // Differences have 31 bits, so that lifts and cross products have 63 and their products 126.
  func term(_ x: Int, _ y: Int, _ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Int128 {
    Int128(x * x + y * y) * Int128(p * s - r * q)
  }
  return term(ax, ay, bx, by, cx, cy) + term(bx, by, cx, cy, ax, ay) + term(cx, cy, ax, ay, bx, by)
    > 0
}
