#if !__has_include(<openssl/evp.h>)
#error "OpenSSL's headers are missing: apt-get install libssl-dev (Debian, Ubuntu)"
#endif
#include <openssl/evp.h>
