import { notThere } from '@/lib/server/not-there';

// An address of the API that nobody declared answers like a case that is not there, and not with a page.
export const GET = notThere;
export const POST = notThere;
export const PUT = notThere;
export const PATCH = notThere;
export const DELETE = notThere;
