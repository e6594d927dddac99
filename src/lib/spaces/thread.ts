/**
 * Posts in the order of reading: answers stand under the post that they answer, in the order of time. An answer whose post stands on
 * another page keeps its place.
 */
export function threaded<Post extends { id: string; parent_id: string | null }>(posts: readonly Post[]): Post[] {
	const here = new Set(posts.map(({ id }) => id));
	const under = (id: string) => posts.filter((post) => post.parent_id === id);
	return posts.filter(({ parent_id }) => parent_id === null || !here.has(parent_id)).flatMap((post) => [post, ...under(post.id)]);
}
