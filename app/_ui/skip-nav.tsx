/** The first stop of the keyboard: past the header, to the page. */
export function SkipNav() {
  return (
    <a href="#content" className="ds-c-skip-nav">
      Skip to the content
    </a>
  );
}
