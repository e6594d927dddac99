export { forgetMessages, sendMessage, writeMessages, type MayRead } from './messages.ts';
export { endWebhook, makeWebhook, pauseWebhook, readWebhooks, resumeWebhook, tryWebhook } from './webhooks.ts';
