import { authHandler } from '@/lib/server/session/auth-handler';

export const GET = authHandler;
export const POST = authHandler;
