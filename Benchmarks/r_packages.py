"""Asks R which packages it has."""
import subprocess


def r_versions(package):
    """The versions of R and of a package that it can load, as one reads them; None where R or the package is absent."""
    question = f'library({package}); cat(as.character(getRversion()), as.character(packageVersion("{package}")))'
    try:
        answer = subprocess.run(["Rscript", "-e", question], capture_output=True, text=True)
    except OSError:
        return None
    if answer.returncode != 0:
        return None
    language, version = answer.stdout.split()[-2:]
    return f"{package} {version} in R {language}"
