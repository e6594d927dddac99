export type { Added } from './add-post.ts';
export { askForHelp, type AskForHelp, type AskRefusal } from './ask-for-help.ts';
export { editPost, type EditPost, type EditRefusal } from './edit-post.ts';
export { helpersFor, helpersIn } from './help-record.ts';
export {
	discussionsAbout,
	listDiscussions,
	states,
	type Behind,
	type DiscussionList,
	type Listed,
	type ListState
} from './list-discussions.ts';
export { mayOpenPostFile } from './may-open.ts';
export type { Post, PostPage, Which } from './posts.ts';
export { readDiscussion, type DiscussionPage } from './read-discussion.ts';
export { readPost, type OnePost } from './read-post.ts';
export { readPosts } from './read-posts.ts';
export { readPlace, type WritingPlace } from './read-place.ts';
export { removePost, type RemovePost, type RemoveRefusal } from './remove-post.ts';
export { reopenQuestion, resolveQuestion, type ResolveRefusal } from './resolve.ts';
export { saveDraft, type SaveDraft } from './save-draft.ts';
export { sayHelped, type HelpedRefusal } from './say-helped.ts';
export { startDiscussion, type Started, type StartDiscussion, type StartRefusal } from './start-discussion.ts';
export { helpTodos } from './todos.ts';
export { writePost, type WritePost, type WriteRefusal } from './write-post.ts';
export { readMentionable, type Mentioning, type Offered } from './read-mentionable.ts';
