/*
 * measure - runs a command and says on descriptor 3 what it took: seconds, peak memory in MB.
 *
 *     measure COMMAND ARGUMENT... 3>figures
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
    int status = 1;
    struct rusage used;
    double begun = now();
    pid_t child = fork();
    if (argc < 2 || child < 0)
        return 2;
    if (!child) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    while (waitpid(child, &status, 0) < 0)
        continue;
    getrusage(RUSAGE_CHILDREN, &used);
    dprintf(3, "%.2f %.0f\n", now() - begun, (double)used.ru_maxrss / 1024);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
