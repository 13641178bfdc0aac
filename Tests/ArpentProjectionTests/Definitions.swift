/// Definitions as `.prj` files hold them.
enum Definitions {
  static let degree = "UNIT[\"Degree\",0.0174532925199433]"
  static let greenwich = "PRIMEM[\"Greenwich\",0.0]"

  static let wgs84ESRI =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
    + "\(greenwich),\(degree)]"

  static let nad83ESRI =
    "GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\","
    + "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],\(greenwich),\(degree)]"

  static let lambert93ESRI = conic(
    "RGF_1993_Lambert_93", base: rgf93, parallels: (44, 49), origin: 46.5, meridian: 3,
    false: (700_000, 6_600_000))

  /// What the shapefile of Lyon's stations of 2012 declares, though its coordinates are degrees.
  static let cc46ESRI = conic(
    "RGF93_CC46", base: rgf93, parallels: (45.25, 46.75), origin: 46, meridian: 3,
    false: (1_700_000, 5_200_000))

  static let longIslandESRI =
    "PROJCS[\"NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet\",\(nad83ESRI),"
    + "PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",984250.0],"
    + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",-74.0],"
    + "PARAMETER[\"Standard_Parallel_1\",40.66666666666666],"
    + "PARAMETER[\"Standard_Parallel_2\",41.03333333333333],"
    + "PARAMETER[\"Latitude_Of_Origin\",40.16666666666666],UNIT[\"Foot_US\",0.3048006096012192]]"

  static let utm16ESRI =
    "PROJCS[\"NAD_1983_UTM_Zone_16N\",\(nad83ESRI),PROJECTION[\"Transverse_Mercator\"],"
    + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
    + "PARAMETER[\"Central_Meridian\",-87.0],PARAMETER[\"Scale_Factor\",0.9996],"
    + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"

  static let lambert93GDAL =
    "PROJCS[\"RGF93 / Lambert-93\",GEOGCS[\"RGF93\",DATUM[\"Reseau_Geodesique_Francais_1993\","
    + "SPHEROID[\"GRS 1980\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"7019\"]],"
    + "TOWGS84[0,0,0,0,0,0,0],AUTHORITY[\"EPSG\",\"6171\"]],PRIMEM[\"Greenwich\",0],"
    + "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4171\"]],"
    + "PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"standard_parallel_1\",49],"
    + "PARAMETER[\"standard_parallel_2\",44],PARAMETER[\"latitude_of_origin\",46.5],"
    + "PARAMETER[\"central_meridian\",3],PARAMETER[\"false_easting\",700000],"
    + "PARAMETER[\"false_northing\",6600000],UNIT[\"metre\",1],AXIS[\"X\",EAST],AXIS[\"Y\",NORTH],"
    + "AUTHORITY[\"EPSG\",\"2154\"]]"

  static let esri: [(code: String, text: String)] = [
    ("EPSG:4326", wgs84ESRI), ("EPSG:4269", nad83ESRI), ("EPSG:2154", lambert93ESRI),
    ("EPSG:3946", cc46ESRI), ("EPSG:2263", longIslandESRI), ("EPSG:26916", utm16ESRI),
  ]

  private static let rgf93 =
    "GEOGCS[\"GCS_RGF_1993\",DATUM[\"D_RGF_1993\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],"
    + "\(greenwich),\(degree)]"

  private static func conic(
    _ name: String, base: String, parallels: (Double, Double), origin: Double, meridian: Double,
    false falseOrigin: (Double, Double)
  ) -> String {
    "PROJCS[\"\(name)\",\(base),PROJECTION[\"Lambert_Conformal_Conic\"],"
      + "PARAMETER[\"False_Easting\",\(falseOrigin.0)],"
      + "PARAMETER[\"False_Northing\",\(falseOrigin.1)],PARAMETER[\"Central_Meridian\",\(meridian)],"
      + "PARAMETER[\"Standard_Parallel_1\",\(parallels.0)],"
      + "PARAMETER[\"Standard_Parallel_2\",\(parallels.1)],"
      + "PARAMETER[\"Latitude_Of_Origin\",\(origin)],UNIT[\"Meter\",1.0]]"
  }
}
