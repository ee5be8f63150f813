const limitBytes = 10 * 1024 * 1024;

/** What keeps a file from being sent at all, before it travels; null when nothing does. The server looks closer. */
export async function troubleWithPdf(file: File): Promise<string | null> {
  if (file.size === 0) return 'This file is empty. Choose the PDF again.';
  if (file.size > limitBytes) {
    return `This file has ${(file.size / 1024 / 1024).toFixed(1)} MB and 10 MB fit. Save it smaller, for example as black and white, and choose it again.`;
  }
  const head = await file.slice(0, 1024).text();
  return head.includes('%PDF-') ? null : 'This file is no PDF. Save or scan it as a PDF and choose that.';
}
