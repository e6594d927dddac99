import { posts, writeAPost } from '../../../../../../api/doors/discussions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = posts.answer;
export const POST: RequestHandler = writeAPost.answer;
