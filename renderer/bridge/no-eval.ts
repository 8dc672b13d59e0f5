import { z } from 'zod'

// The window's content security policy forbids `eval`, which zod would try for speed. To be imported
// before any schema is made.
z.config({ jitless: true })
