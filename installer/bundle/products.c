/* The products of vectors and matrices that NumPy asks a BLAS library for when it loads, by plain loops.
 *
 * NumPy's wheel brings OpenBLAS for them: 28 MB, with kernels for forty processors and a pool of threads. The program
 * counts people; it multiplies no large matrices. These are right for every stride and every order, and slow. */
#include <complex.h>
#include <stdint.h>

enum { ROW = 101, PLAIN = 111, CONJUGATED = 113, UPPER = 121 };
typedef int64_t n_t;
#define NAME(letter, name) scipy_cblas_##letter##name##64_
#define EXPORT __attribute__((visibility("default")))

/* The first element that a negative stride begins with. */
static n_t first(n_t n, n_t step) { return step < 0 ? (1 - n) * step : 0; }

/* Where the element (i, j) of a matrix lies; `turned` when it is asked for transposed. */
static n_t at(int order, int turned, n_t i, n_t j, n_t lead) {
    return (order == ROW) != turned ? i * lead + j : j * lead + i;
}

#define PRODUCTS(letter, type, scalar, value, conj_of)                                                                \
    EXPORT void NAME(letter, axpy)(n_t n, scalar alpha, const type *x, n_t sx, type *y, n_t sy) {                     \
        n_t i = first(n, sx), j = first(n, sy);                                                                       \
        for (n_t k = 0; k < n; k++, i += sx, j += sy) y[j] += value(alpha) * x[i];                                    \
    }                                                                                                                 \
    static type letter##dot_of(n_t n, const type *x, n_t sx, const type *y, n_t sy, int conjugated) {                 \
        type sum = 0;                                                                                                 \
        n_t i = first(n, sx), j = first(n, sy);                                                                       \
        for (n_t k = 0; k < n; k++, i += sx, j += sy) sum += (conjugated ? conj_of(x[i]) : x[i]) * y[j];              \
        return sum;                                                                                                   \
    }                                                                                                                 \
    EXPORT void NAME(letter, gemm)(int order, int ta, int tb, n_t m, n_t n, n_t k, scalar alpha, const type *a,       \
                                   n_t la, const type *b, n_t lb, scalar beta, type *c, n_t lc) {                     \
        for (n_t i = 0; i < m; i++)                                                                                   \
            for (n_t j = 0; j < n; j++) {                                                                             \
                type sum = 0, *to = &c[at(order, 0, i, j, lc)];                                                       \
                for (n_t l = 0; l < k; l++) {                                                                         \
                    type p = a[at(order, ta != PLAIN, i, l, la)], q = b[at(order, tb != PLAIN, l, j, lb)];            \
                    sum += (ta == CONJUGATED ? conj_of(p) : p) * (tb == CONJUGATED ? conj_of(q) : q);                 \
                }                                                                                                     \
                *to = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * *to);                                \
            }                                                                                                         \
    }                                                                                                                 \
    EXPORT void NAME(letter, gemv)(int order, int ta, n_t m, n_t n, scalar alpha, const type *a, n_t la,              \
                                   const type *x, n_t sx, scalar beta, type *y, n_t sy) {                             \
        n_t rows = ta == PLAIN ? m : n, columns = ta == PLAIN ? n : m, j = first(rows, sy);                           \
        for (n_t i = 0; i < rows; i++, j += sy) {                                                                     \
            type sum = 0;                                                                                             \
            n_t l = first(columns, sx);                                                                               \
            for (n_t k = 0; k < columns; k++, l += sx) {                                                              \
                type p = a[at(order, ta != PLAIN, i, k, la)];                                                         \
                sum += (ta == CONJUGATED ? conj_of(p) : p) * x[l];                                                    \
            }                                                                                                         \
            y[j] = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * y[j]);                                  \
        }                                                                                                             \
    }                                                                                                                 \
    EXPORT void NAME(letter, syrk)(int order, int half, int ta, n_t n, n_t k, scalar alpha, const type *a, n_t la,    \
                                   scalar beta, type *c, n_t lc) {                                                    \
        for (n_t i = 0; i < n; i++)                                                                                   \
            for (n_t j = half == UPPER ? i : 0; j < (half == UPPER ? n : i + 1); j++) {                               \
                type sum = 0, *to = &c[at(order, 0, i, j, lc)];                                                       \
                for (n_t l = 0; l < k; l++)                                                                           \
                    sum += a[at(order, ta != PLAIN, i, l, la)] * a[at(order, ta != PLAIN, j, l, la)];                 \
                *to = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * *to);                                \
            }                                                                                                         \
    }

#define ITSELF(x) (x)
#define HELD_BY_FLOAT(x) (*(const float complex *)(x))
#define HELD_BY_DOUBLE(x) (*(const double complex *)(x))

PRODUCTS(s, float, float, ITSELF, ITSELF)
PRODUCTS(d, double, double, ITSELF, ITSELF)
PRODUCTS(c, float complex, const void *, HELD_BY_FLOAT, conjf)
PRODUCTS(z, double complex, const void *, HELD_BY_DOUBLE, conj)

EXPORT float NAME(s, dot)(n_t n, const float *x, n_t sx, const float *y, n_t sy) { return sdot_of(n, x, sx, y, sy, 0); }
EXPORT double NAME(d, dot)(n_t n, const double *x, n_t sx, const double *y, n_t sy) { return ddot_of(n, x, sx, y, sy, 0); }

#define COMPLEX_DOT(letter, name, type, conjugated)                                                                   \
    EXPORT void NAME(letter, name)(n_t n, const type *x, n_t sx, const type *y, n_t sy, type *sum) {                  \
        *sum = letter##dot_of(n, x, sx, y, sy, conjugated);                                                           \
    }
COMPLEX_DOT(c, dotu_sub, float complex, 0)
COMPLEX_DOT(c, dotc_sub, float complex, 1)
COMPLEX_DOT(z, dotu_sub, double complex, 0)
COMPLEX_DOT(z, dotc_sub, double complex, 1)
