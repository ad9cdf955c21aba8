// A single-page application of three views. It does nothing for the tracker.

const VIEWS = {
  '': ['Panels', 'All panels that we make.'],
  '/oled': ['OLED panels', 'Deep black, thin as paper.'],
  '/e-ink': ['E-ink panels', 'Readable in the sun for weeks.']
};
const ROOT = '/app.html';

const render = () => {
  const [title, text] = VIEWS[location.pathname.slice(ROOT.length)] || VIEWS[''];
  document.title = title + ' – Example displays';
  document.querySelector('h1').textContent = title;
  document.querySelector('.view').textContent = text;
};

for (const link of document.querySelectorAll('.views a')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState({ view: link.pathname }, '', link.href);
    render();
  });
}
document.querySelector('.sort').addEventListener('change', (event) => {
  history.replaceState(history.state, '', '?sort=' + event.target.value);
});
window.addEventListener('popstate', render);
render();
