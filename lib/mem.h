/*
 * mem - memory that is there or the program ends with a message.
 *
 * No function here returns NULL. Sizes are counts times item size, checked for
 * overflow. Arrays are the triple items, n, cap:
 *
 *     struct list { uint32_t *items; size_t n, cap; };
 *     MEM_PUSH(&list, 17);
 *
 * Everything is released with free(); freeing NULL is fine.
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

void *mem_alloc(size_t n, size_t size); /* not cleared */
void *mem_clear(size_t n, size_t size); /* zeroed */
void *mem_resize(void *p, size_t n, size_t size);
char *mem_copy(const char *s, size_t n); /* n bytes and a NUL */
char *mem_string(const char *s);

/* Room for one more than n: doubles *cap when it is full. Amortised O(1). */
void *mem_grow(void *items, size_t n, size_t *cap, size_t size);

/* Appends a value to a struct with items, n, cap. */
#define MEM_PUSH(list, value)                                                                      \
    ((list)->items = mem_grow((list)->items, (list)->n, &(list)->cap, sizeof *(list)->items),      \
     (list)->items[(list)->n++] = (value))

#endif
