/* The products of vectors and matrices that NumPy asks a library for, in plain loops.
 *
 * NumPy's wheels bring OpenBLAS, 20 MB made for large matrices. PartnerTrack counts and sums with arrays and multiplies
 * no matrices, so this takes OpenBLAS's place under its name: products come out right, only not as fast. What solves
 * equations (numpy.linalg) is not here: whoever calls it ends the program, rather than going on with wrong figures.
 *
 * ROW, TRANS and UPPER are those of CBLAS; integers have 64 bits, as the names with 64_ say.
 */

#include <complex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef _WIN32
#define OUT __declspec(dllexport)
#else
#define OUT __attribute__((visibility("default")))
#endif

#define ROW 101
#define PLAIN 111
#define CONJUGATE 113
#define UPPER 121

typedef int64_t N;

#define SAME(x) (x)
#define BY_VALUE(x) (x)
#define BY_PLACE(x) (*(x))

/* Where the first of n numbers lies: with a step backwards it is the last in memory. */
static inline N first(N n, N step) { return step < 0 ? (1 - n) * step : 0; }

/* The place of row i and column j, in a matrix that may be stored by columns or be meant turned. */
static inline N at(int order, int trans, N i, N j, N lead) {
    return (order == ROW) == (trans == PLAIN) ? i * lead + j : j * lead + i;
}

#define FOR_REAL_NUMBERS(P, T)                                                                                          \
    OUT T scipy_cblas_##P##dot64_(N n, const T *x, N sx, const T *y, N sy) {                                            \
        T sum = 0;                                                                                                      \
        for (N i = 0, a = first(n, sx), b = first(n, sy); i < n; i++, a += sx, b += sy) sum += x[a] * y[b];             \
        return sum;                                                                                                     \
    }                                                                                                                   \
    FOR_ALL_NUMBERS(P, T, T, BY_VALUE, SAME)

#define FOR_COMPLEX_NUMBERS(P, T, CONJ)                                                                                 \
    OUT void scipy_cblas_##P##dotu_sub64_(N n, const T *x, N sx, const T *y, N sy, T *out) {                            \
        T sum = 0;                                                                                                      \
        for (N i = 0, a = first(n, sx), b = first(n, sy); i < n; i++, a += sx, b += sy) sum += x[a] * y[b];             \
        *out = sum;                                                                                                     \
    }                                                                                                                   \
    OUT void scipy_cblas_##P##dotc_sub64_(N n, const T *x, N sx, const T *y, N sy, T *out) {                            \
        T sum = 0;                                                                                                      \
        for (N i = 0, a = first(n, sx), b = first(n, sy); i < n; i++, a += sx, b += sy) sum += CONJ(x[a]) * y[b];       \
        *out = sum;                                                                                                     \
    }                                                                                                                   \
    FOR_ALL_NUMBERS(P, T, const T *, BY_PLACE, CONJ)

#define FOR_ALL_NUMBERS(P, T, FACTOR, VALUE, CONJ)                                                                      \
    static inline T P##_of(const T *m, int order, int trans, N i, N j, N lead) {                                        \
        T value = m[at(order, trans, i, j, lead)];                                                                      \
        return trans == CONJUGATE ? CONJ(value) : value;                                                                \
    }                                                                                                                   \
    static inline void P##_put(T *place, T sum, T alpha, T beta) {                                                      \
        *place = alpha * sum + (beta == 0 ? 0 : beta * *place);                                                         \
    }                                                                                                                   \
    OUT void scipy_cblas_##P##axpy64_(N n, FACTOR alpha, const T *x, N sx, T *y, N sy) {                                \
        for (N i = 0, a = first(n, sx), b = first(n, sy); i < n; i++, a += sx, b += sy) y[b] += VALUE(alpha) * x[a];    \
    }                                                                                                                   \
    OUT void scipy_cblas_##P##gemv64_(int order, int trans, N m, N n, FACTOR alpha, const T *a, N lda, const T *x,      \
                                      N sx, FACTOR beta, T *y, N sy) {                                                  \
        N rows = trans == PLAIN ? m : n, columns = trans == PLAIN ? n : m, b = first(rows, sy);                         \
        for (N i = 0; i < rows; i++, b += sy) {                                                                         \
            T sum = 0;                                                                                                  \
            N c = first(columns, sx);                                                                                   \
            for (N j = 0; j < columns; j++, c += sx) sum += P##_of(a, order, trans, i, j, lda) * x[c];                  \
            P##_put(y + b, sum, VALUE(alpha), VALUE(beta));                                                             \
        }                                                                                                               \
    }                                                                                                                   \
    OUT void scipy_cblas_##P##gemm64_(int order, int ta, int tb, N m, N n, N k, FACTOR alpha, const T *a, N lda,        \
                                      const T *b, N ldb, FACTOR beta, T *c, N ldc) {                                    \
        for (N i = 0; i < m; i++)                                                                                       \
            for (N j = 0; j < n; j++) {                                                                                 \
                T sum = 0;                                                                                              \
                for (N l = 0; l < k; l++) sum += P##_of(a, order, ta, i, l, lda) * P##_of(b, order, tb, l, j, ldb);     \
                P##_put(c + at(order, PLAIN, i, j, ldc), sum, VALUE(alpha), VALUE(beta));                               \
            }                                                                                                           \
    }                                                                                                                   \
    OUT void scipy_cblas_##P##syrk64_(int order, int half, int trans, N n, N k, FACTOR alpha, const T *a, N lda,        \
                                      FACTOR beta, T *c, N ldc) {                                                       \
        for (N i = 0; i < n; i++)                                                                                       \
            for (N j = half == UPPER ? i : 0; j < (half == UPPER ? n : i + 1); j++) {                                   \
                T sum = 0;                                                                                              \
                for (N l = 0; l < k; l++)                                                                               \
                    sum += a[at(order, trans, i, l, lda)] * a[at(order, trans, j, l, lda)];                             \
                P##_put(c + at(order, PLAIN, i, j, ldc), sum, VALUE(alpha), VALUE(beta));                               \
            }                                                                                                           \
    }                                                                                                                   \
    OUT void scipy_##P##copy_64_(const N *n, const T *x, const N *sx, T *y, const N *sy) {                              \
        for (N i = 0, a = first(*n, *sx), b = first(*n, *sy); i < *n; i++, a += *sx, b += *sy) y[b] = x[a];             \
    }

FOR_REAL_NUMBERS(s, float)
FOR_REAL_NUMBERS(d, double)
FOR_COMPLEX_NUMBERS(c, float complex, conjf)
FOR_COMPLEX_NUMBERS(z, double complex, conj)

#define ABSENT(NAME)                                                                                                    \
    OUT void scipy_##NAME##_64_(void) {                                                                                 \
        fputs("numpy.linalg is not part of PartnerTrack: " #NAME "\n", stderr);                                         \
        abort();                                                                                                        \
    }

ABSENT(sgeev) ABSENT(dgeev) ABSENT(cgeev) ABSENT(zgeev)
ABSENT(sgelsd) ABSENT(dgelsd) ABSENT(cgelsd) ABSENT(zgelsd)
ABSENT(sgesdd) ABSENT(dgesdd) ABSENT(cgesdd) ABSENT(zgesdd)
ABSENT(sgesv) ABSENT(dgesv) ABSENT(cgesv) ABSENT(zgesv)
ABSENT(sgetrf) ABSENT(dgetrf) ABSENT(cgetrf) ABSENT(zgetrf)
ABSENT(spotrf) ABSENT(dpotrf) ABSENT(cpotrf) ABSENT(zpotrf)
ABSENT(ssyevd) ABSENT(dsyevd) ABSENT(cheevd) ABSENT(zheevd)
ABSENT(dgeqrf) ABSENT(zgeqrf) ABSENT(dorgqr) ABSENT(zungqr)
