export { mayBeSentTo, openWebhooks, postMessage } from './post.ts';
