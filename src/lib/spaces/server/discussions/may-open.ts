import type { MayOpen } from '#platform/server';
import { maySeePost } from './read-post.ts';

/** A file of a post opens to whoever sees the post, today. */
export const mayOpenPostFile: MayOpen = (trx, context, { owner_id }) => maySeePost(trx, context, owner_id);
