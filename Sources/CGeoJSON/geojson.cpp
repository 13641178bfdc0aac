#include "CGeoJSON.h"
