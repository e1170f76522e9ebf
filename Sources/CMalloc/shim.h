/* glibc keeps mallopt in a header its Swift module leaves out. */
#include <malloc.h>
