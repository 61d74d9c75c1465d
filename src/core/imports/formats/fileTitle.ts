/**
 * What a chat is called after that lies in a file without a name of its own: the file's name without its folder, its
 * ending and the time at which it was pasted, so that the same chat pasted twice is the same chat.
 */
export const fileTitle = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/ \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}$/, '')
